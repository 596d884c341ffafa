package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A sound of one channel: samples from −1 to 1, so many each second. Source: S3.7. */
public final class Sound {
    private final float[] samples;
    private final int rate;

    private Sound(float[] samples, int rate) {
        this.samples = samples;
        this.rate = rate;
    }

    /**
     * Creates a tone that swings between −0.5 and 0.5.
     *
     * @param hertz oscillations a second
     * @param rate samples a second
     * @throws IllegalArgumentException if the rate is below 1, or that makes less than 1 sample
     */
    public static Sound tone(double hertz, double seconds, int rate) {
        return oscillation(time -> hertz * time, seconds, rate);
    }

    /**
     * Creates a tone that rises, or falls, evenly, and swings between −0.5 and 0.5.
     *
     * @param from oscillations a second at the beginning
     * @param to oscillations a second at the end
     * @param rate samples a second
     * @throws IllegalArgumentException as {@link #tone}
     */
    public static Sound chirp(double from, double to, double seconds, int rate) {
        return oscillation(time -> (from + (to - from) * time / (2 * seconds)) * time, seconds, rate);
    }

    /**
     * @param oscillations how many there were by a time
     */
    private static Sound oscillation(DoubleUnaryOperator oscillations, double seconds, int rate) {
        long count = Math.round(seconds * requireRate(rate));
        if (count < 1) {
            throw new IllegalArgumentException(say(
                    "A sound needs at least 1 sample, but %s seconds at %d samples per second give none.",
                    seconds, rate));
        }
        float[] samples = new float[Math.toIntExact(count)];
        for (int i = 0; i < samples.length; i++) {
            double time = (double) i / rate;
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * oscillations.applyAsDouble(time)));
        }
        return new Sound(samples, rate);
    }

    /**
     * Creates a sound from an array, such as the output of a {@code Conv1d}.
     *
     * @param samples {@code [1, 1, n]}, or any other shape with one axis of n; they are copied
     * @param rate samples a second
     * @throws IllegalArgumentException if the rate is below 1, or more than one axis is not 1
     */
    public static Sound of(INDArray samples, int rate) {
        if (samples.isEmpty()
                || Arrays.stream(samples.shape()).filter(axis -> axis > 1).count() > 1) {
            throw new IllegalArgumentException(say(
                    "A sound needs one channel, shape [1, 1, n], but the array has shape %s.",
                    Arrays.toString(samples.shape())));
        }
        return new Sound(samples.dup().data().asFloat(), requireRate(rate));
    }

    private static int requireRate(int rate) {
        if (rate < 1) {
            throw new IllegalArgumentException(
                    say("A sound needs at least 1 sample per second, but the rate is %d.", rate));
        }
        return rate;
    }

    /**
     * Returns both sounds at the same time, sample by sample added up.
     *
     * @throws IllegalArgumentException if they differ in length or rate
     */
    public Sound plus(Sound other) {
        if (other.rate != rate || other.samples.length != samples.length) {
            throw new IllegalArgumentException(say(
                    "Only sounds of the same length and rate can be added, but these have %s and %s.", this, other));
        }
        float[] sum = samples.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.samples[i];
        }
        return new Sound(sum, rate);
    }

    /** Returns a copy of the samples. */
    public float[] samples() {
        return samples.clone();
    }

    /** Returns the number of samples a second. */
    public int rate() {
        return rate;
    }

    /** Returns the samples as a new array {@code [1, 1, n]}, as a {@code Conv1d} takes it. */
    public INDArray toArray() {
        return Nd4j.createFromArray(samples).reshape(1, 1, samples.length);
    }

    /** Returns how loud each frequency in the sound is. */
    public Spectrum spectrum() {
        return Spectrum.of(samples, rate);
    }

    /** Returns length and rate: {@code 8000 samples, 8000 a second}. */
    @Override
    public String toString() {
        return say("%d samples, %d a second", samples.length, rate);
    }
}
