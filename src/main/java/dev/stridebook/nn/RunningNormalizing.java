package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.plane.Normalization;
import dev.stridebook.nn.plane.Together;
import dev.stridebook.shape.ShapeException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normalisations that may keep running averages of the means and variances which they see while training, and take those afterwards.
 *
 * @param <L> the layer itself
 */
abstract class RunningNormalizing<L extends RunningNormalizing<L>> extends Normalizing<L> {
    private final State state;
    private volatile boolean training = true;

    /** What is kept; parameters, so that they take up memory from their first use on. */
    private record Running(Parameter mean, Parameter variance) {
        static Running of(int channels) {
            return new Running(
                    Affine.constant("running_mean", 0, channels), Affine.constant("running_var", 1, channels));
        }
    }

    /**
     * @param affine null where nothing is learned
     * @param running null where nothing is kept
     */
    record State(int channels, double eps, double momentum, Affine affine, Running running) {
        /**
         * @param layer for the text
         * @param learns whether there are weight and bias
         * @param keeps whether there are running averages
         */
        static State of(String layer, int channels, boolean learns, boolean keeps) {
            if (channels < 1) {
                throw new ShapeException(say("%s needs at least 1 channel, but it was given %d.", layer, channels));
            }
            return new State(
                    channels, 1e-5, 0.1, learns ? Affine.of(channels) : null, keeps ? Running.of(channels) : null);
        }

        private State withAffine(double newEps, Affine newAffine) {
            return new State(channels, newEps, momentum, newAffine, running);
        }

        private State withRunning(boolean keeps) {
            return new State(channels, eps, momentum, affine, keeps ? Running.of(channels) : null);
        }

        private State withMomentum(double newMomentum) {
            return new State(channels, eps, newMomentum, affine, running);
        }
    }

    RunningNormalizing(State state) {
        super(state.eps, state.affine);
        this.state = state;
    }

    abstract L with(State newState);

    @Override
    final L with(double newEps, Affine newAffine) {
        return with(state.withAffine(newEps, newAffine));
    }

    final L withRunning(boolean keeps) {
        return with(state.withRunning(keeps));
    }

    /**
     * Sets how much of the running averages each batch replaces, by default 0.1.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public final L momentum(double newMomentum) {
        if (!(newMomentum >= 0 && newMomentum <= 1)) {
            throw new IllegalArgumentException(say(
                    "momentum must be from 0 to 1, but is %s: it is the part of the running averages that each batch replaces.",
                    newMomentum));
        }
        return with(state.withMomentum(newMomentum));
    }

    /** Returns how much of the running averages each batch replaces. */
    public final double momentum() {
        return state.momentum;
    }

    @Override
    public final void training(boolean on) {
        training = on;
    }

    @Override
    final boolean takesOwn() {
        return training || state.running == null;
    }

    @Override
    final boolean takesEpsOf0() {
        return false;
    }

    /** All values of a channel together. */
    final Together channels(INDArray x) {
        return Together.channels(examples(x), channels(), x.length() / (examples(x) * channels()));
    }

    final int channels() {
        return state.channels;
    }

    final boolean isRunning() {
        return state.running != null;
    }

    /** What of an input should be more, where its values are too few: {@code a larger batch}. */
    abstract String whatToEnlarge();

    @Override
    final Normalization normalization(INDArray x) {
        if (!takesOwn()) {
            return new Normalization(
                    channels(x),
                    state.running.mean.value().data().asDouble(),
                    state.running.variance.value().data().asDouble(),
                    eps());
        }
        if (together(x).count() == 1) {
            throw new ShapeException(say(
                    "%s needs more than 1 value in each channel to normalise by their variance, but the input is %s. Use %s%s.",
                    this,
                    Shapes.text(x),
                    whatToEnlarge(),
                    isRunning() ? say(", or training(false) to normalise by the running averages") : ""));
        }
        Normalization normalization = super.normalization(x);
        if (isRunning()) {
            double count = normalization.together().count();
            synchronized (state.running) {
                follow(state.running.mean, normalization.mean(), 1);
                // What a sample tells of the variance is unbiased with divisor n − 1.
                follow(state.running.variance, normalization.variance(), count / (count - 1));
            }
        }
        return normalization;
    }

    /** How many examples a fitting input has. */
    abstract long examples(INDArray x);

    /**
     * @param seen one number a channel, or one a channel of each example, of which the mean counts
     */
    private void follow(Parameter average, double[] seen, double factor) {
        FloatBuffer values = Floats.of(average.value());
        int times = seen.length / channels();
        for (int channel = 0; channel < channels(); channel++) {
            double sum = 0;
            for (int i = channel; i < seen.length; i += channels()) {
                sum += seen[i];
            }
            values.put(channel, (float)
                    ((1 - state.momentum) * values.get(channel) + state.momentum * factor * sum / times));
        }
    }

    /** Returns {@code running_mean} and {@code running_var}, as PyTorch names them, of shape {@code [channels]}; or nothing. */
    @Override
    public final Map<String, INDArray> buffers() {
        Map<String, INDArray> buffers = new LinkedHashMap<>();
        if (isRunning()) {
            buffers.put(state.running.mean.name(), state.running.mean.value());
            buffers.put(state.running.variance.name(), state.running.variance.value());
        }
        return buffers;
    }
}
