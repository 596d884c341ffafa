package dev.stridebook.data;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * How loud each frequency of a sound is, from 0 to half its rate, the highest that samples can hold. Source: S3.7.
 */
public final class Spectrum {
    private final double[] hertz;
    private final double[] amplitudes;

    private Spectrum(double[] hertz, double[] amplitudes) {
        this.hertz = hertz;
        this.amplitudes = amplitudes;
    }

    /** Without a jump where the sound ends and begins, which would look like frequencies of its own, it is faded in and out. */
    static Spectrum of(float[] samples, int rate) {
        double[] faded = new double[powerOfTwo(samples.length)];
        double sum = 0;
        for (int i = 0; i < samples.length; i++) {
            double fade = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / samples.length);
            faded[i] = samples[i] * fade;
            sum += fade;
        }
        Complex[] bins = new FastFourierTransformer(DftNormalization.STANDARD).transform(faded, TransformType.FORWARD);
        double[] hertz = new double[faded.length / 2 + 1];
        double[] amplitudes = new double[hertz.length];
        for (int i = 0; i < hertz.length; i++) {
            hertz[i] = (double) i * rate / faded.length;
            amplitudes[i] = 2 * bins[i].abs() / sum;
        }
        return new Spectrum(hertz, amplitudes);
    }

    /** The transform takes no other lengths. Zeros at the end put frequencies between those that fit evenly into the sound. */
    private static int powerOfTwo(int samples) {
        return 4 * Integer.highestOneBit(2 * samples - 1);
    }

    /** Returns the frequencies in hertz, evenly spaced, rising. */
    public double[] hertz() {
        return hertz.clone();
    }

    /** Returns the amplitude of each frequency: 0.5 for a tone that swings between −0.5 and 0.5. */
    public double[] amplitudes() {
        return amplitudes.clone();
    }

    /** Returns the loudest frequency in hertz. */
    public double peak() {
        int loudest = 0;
        for (int i = 1; i < amplitudes.length; i++) {
            if (amplitudes[i] > amplitudes[loudest]) {
                loudest = i;
            }
        }
        return hertz[loudest];
    }

    /**
     * Returns how loud a frequency is: the greatest amplitude within 1 % of the highest frequency around it.
     *
     * @param frequency in hertz
     */
    public double amplitudeAt(double frequency) {
        double reach = hertz[hertz.length - 1] / 100;
        double greatest = 0;
        for (int i = 0; i < hertz.length; i++) {
            if (Math.abs(hertz[i] - frequency) <= reach) {
                greatest = Math.max(greatest, amplitudes[i]);
            }
        }
        return greatest;
    }
}
