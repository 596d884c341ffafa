package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Scratch;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What {@link Adam} and {@link AdamW} have in common: running averages of the gradient and of its square, and a step by the quotient of
 * the first and the root of the second.
 *
 * @param <A> the optimiser itself
 */
abstract class AdamFamily<A extends AdamFamily<A>> extends Descent<AdamFamily.State> {
    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double eps = 1e-8;
    private boolean amsgrad;

    /** Averages of the gradient and its square, and the largest of the latter if it is asked for. */
    static final class State {
        private final INDArray mean;
        private final INDArray square;
        private INDArray largest;
        private int steps;

        State(INDArray mean, INDArray square) {
            this.mean = mean;
            this.square = square;
        }
    }

    AdamFamily(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    abstract A self();

    /** Whether weight decay is a step of its own instead of a part of the gradient. */
    abstract boolean isDecoupled();

    /**
     * Sets how much of the running averages each step keeps, by default 0.9 of the gradient's and 0.999 of its square's.
     *
     * @throws IllegalArgumentException unless both are at least 0 and below 1
     */
    public A betas(double newBeta1, double newBeta2) {
        if (!(newBeta1 >= 0 && newBeta1 < 1 && newBeta2 >= 0 && newBeta2 < 1)) {
            throw new IllegalArgumentException(say(
                    "betas must be at least 0 and below 1, such as 0.9 and 0.999, but are %s and %s.",
                    newBeta1, newBeta2));
        }
        beta1 = newBeta1;
        beta2 = newBeta2;
        return self();
    }

    /**
     * Sets what is added to the root of the square's average, so that nothing is divided by 0; by default 1e-8.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public A eps(double newEps) {
        requireFrom0("eps", newEps, "1e-8");
        eps = newEps;
        return self();
    }

    /** Sets whether the largest average of the square so far is used instead of the last, by default not. Source: Reddi et al. 2018. */
    public A amsgrad(boolean on) {
        amsgrad = on;
        return self();
    }

    /** Sets whether the loss is to rise instead of fall, by default not. */
    public A maximize(boolean on) {
        setMaximize(on);
        return self();
    }

    @Override
    State begin(Parameter parameter) {
        return new State(zerosLike(parameter), zerosLike(parameter));
    }

    @Override
    void step(Parameter parameter, State state) {
        if (amsgrad && state.largest == null) {
            state.largest = Scratch.outside(() -> zerosLike(parameter));
        }
        state.steps++;
        var update = new Update(
                (float) (learningRate() / (1 - Math.pow(beta1, state.steps))),
                (float) Math.sqrt(1 - Math.pow(beta2, state.steps)),
                (float) eps);
        FloatBuffer values = Floats.of(parameter.value());
        FloatBuffer gradients = Floats.of(parameter.sum().now());
        FloatBuffer means = Floats.of(state.mean);
        FloatBuffer squares = Floats.of(state.square);
        FloatBuffer largests = amsgrad ? Floats.of(state.largest) : null;
        float[] value = new float[Math.min(Floats.BLOCK, values.capacity())];
        float[] gradient = new float[value.length];
        float[] mean = new float[value.length];
        float[] square = new float[value.length];
        float[] largest = new float[value.length];
        for (int start = 0; start < values.capacity(); start += Floats.BLOCK) {
            int count = Math.min(Floats.BLOCK, values.capacity() - start);
            values.get(start, value, 0, count);
            gradients.get(start, gradient, 0, count);
            means.get(start, mean, 0, count);
            squares.get(start, square, 0, count);
            orient(gradient);
            decay(value, gradient);
            follow(mean, gradient, (float) (1 - beta1));
            followSquare(square, gradient, (float) beta2, (float) (1 - beta2));
            if (amsgrad) {
                largests.get(start, largest, 0, count);
                keepLarger(largest, square);
                largests.put(start, largest, 0, count);
                update.apply(value, mean, largest);
            } else {
                update.apply(value, mean, square);
            }
            values.put(start, value, 0, count);
            means.put(start, mean, 0, count);
            squares.put(start, square, 0, count);
        }
    }

    private void decay(float[] value, float[] gradient) {
        if (weightDecay() == 0) {
            return;
        }
        if (isDecoupled()) {
            float kept = (float) (1 - learningRate() * weightDecay());
            for (int i = 0; i < value.length; i++) {
                value[i] *= kept;
            }
        } else {
            addDecay(gradient, value, (float) weightDecay());
        }
    }

    /** From the end that is nearer, as PyTorch's {@code lerp}. */
    private static void follow(float[] mean, float[] gradient, float part) {
        if (part < 0.5f) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] = mean[i] + part * (gradient[i] - mean[i]) + NEGLIGIBLE - NEGLIGIBLE;
            }
        } else {
            for (int i = 0; i < mean.length; i++) {
                mean[i] = gradient[i] - (gradient[i] - mean[i]) * (1 - part);
            }
        }
    }

    private static void followSquare(float[] square, float[] gradient, float kept, float part) {
        for (int i = 0; i < square.length; i++) {
            square[i] = kept * square[i] + part * gradient[i] * gradient[i];
        }
    }

    private static void keepLarger(float[] largest, float[] square) {
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], square[i]);
        }
    }

    /**
     * One step's constants.
     *
     * @param rate corrected for the mean having started from 0
     * @param root of what the square has come to by now, having started from 0
     */
    private record Update(float rate, float root, float eps) {
        void apply(float[] value, float[] mean, float[] square) {
            for (int i = 0; i < value.length; i++) {
                value[i] -= rate * mean[i] / ((float) Math.sqrt(square[i]) / root + eps);
            }
        }
    }

    @Override
    public String toString() {
        return "%s(rate %s%s%s%s%s)"
                .formatted(
                        getClass().getSimpleName(),
                        learningRate(),
                        beta1 == 0.9 && beta2 == 0.999 ? "" : ", betas %s and %s".formatted(beta1, beta2),
                        eps == 1e-8 ? "" : ", eps " + eps,
                        amsgrad ? ", amsgrad" : "",
                        options());
    }
}
