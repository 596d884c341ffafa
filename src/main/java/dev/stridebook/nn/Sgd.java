package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Scratch;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stochastic gradient descent with momentum, by PyTorch's formula: {@code v ← momentum · v + gradient}, then
 * {@code value ← value − rate · v}.
 *
 * <pre>{@code
 * new Sgd(net.parameters(), 0.05).momentum(0.9)
 * new Sgd(net.parameters(), 0.05).momentum(0.9).nesterov(true).weightDecay(5e-4)
 * }</pre>
 */
public final class Sgd extends Descent<Sgd.State> {
    private double momentum;
    private double dampening;
    private boolean nesterov;

    /** The velocity, from the first step with momentum on. */
    static final class State {
        private INDArray velocity;
    }

    /**
     * Creates an optimiser without momentum.
     *
     * @param parameters those it changes; one that is there twice is changed once in each step
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    public Sgd(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    /**
     * Sets how much of the last step's velocity goes on, by default 0.
     *
     * @throws IllegalArgumentException if it is negative or not finite, or 0 with Nesterov momentum
     */
    public Sgd momentum(double newMomentum) {
        requireFrom0("momentum", newMomentum, "0.9");
        requireNesterovFits(nesterov, newMomentum, dampening);
        momentum = newMomentum;
        return this;
    }

    /**
     * Sets which part of each gradient after the first does not go into the velocity, by default 0.
     *
     * @throws IllegalArgumentException if it is not finite, or other than 0 with Nesterov momentum
     */
    public Sgd dampening(double newDampening) {
        if (!Double.isFinite(newDampening)) {
            throw new IllegalArgumentException(
                    say("dampening must be a finite number, such as 0.1, but is %s.", newDampening));
        }
        requireNesterovFits(nesterov, momentum, newDampening);
        dampening = newDampening;
        return this;
    }

    /**
     * Sets whether a step also looks ahead along the new velocity, {@code value ← value − rate · (gradient + momentum · v)}; by default it
     * does not.
     *
     * @throws IllegalArgumentException if momentum is 0 or dampening is not
     */
    public Sgd nesterov(boolean on) {
        requireNesterovFits(on, momentum, dampening);
        nesterov = on;
        return this;
    }

    private static void requireNesterovFits(boolean nesterov, double momentum, double dampening) {
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException(say(
                    "Nesterov momentum needs a momentum above 0 and dampening 0, but they are %s and %s. Write .momentum(0.9).nesterov(true).",
                    momentum, dampening));
        }
    }

    /**
     * Sets how much each step pulls the numbers to 0, by default 0: this times the value is added to the gradient.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Sgd weightDecay(double decay) {
        setWeightDecay(decay);
        return this;
    }

    /** Sets whether the loss is to rise instead of fall, by default not. */
    public Sgd maximize(boolean on) {
        setMaximize(on);
        return this;
    }

    @Override
    State begin(Parameter parameter) {
        return new State();
    }

    @Override
    void step(Parameter parameter, State state) {
        // The first gradient goes into the velocity whole.
        float kept = (float) (state.velocity == null ? 1 : 1 - dampening);
        if (momentum != 0 && state.velocity == null) {
            state.velocity = Scratch.outside(() -> zerosLike(parameter));
        }
        FloatBuffer values = Floats.of(parameter.value());
        FloatBuffer gradients = Floats.of(parameter.sum().now());
        FloatBuffer velocities = momentum == 0 ? null : Floats.of(state.velocity);
        float[] value = new float[Math.min(Floats.BLOCK, values.capacity())];
        float[] gradient = new float[value.length];
        float[] v = new float[value.length];
        for (int start = 0; start < values.capacity(); start += Floats.BLOCK) {
            int count = Math.min(Floats.BLOCK, values.capacity() - start);
            values.get(start, value, 0, count);
            gradients.get(start, gradient, 0, count);
            orient(gradient);
            if (weightDecay() != 0) {
                addDecay(gradient, value, (float) weightDecay());
            }
            if (momentum == 0) {
                descend(count, value, gradient);
            } else {
                velocities.get(start, v, 0, count);
                if (nesterov) {
                    lookAhead(count, value, gradient, v, kept);
                } else {
                    descend(count, value, gradient, v, kept);
                }
                velocities.put(start, v, 0, count);
            }
            values.put(start, value, 0, count);
        }
    }

    private void descend(int count, float[] value, float[] gradient) {
        float rate = (float) learningRate();
        for (int i = 0; i < count; i++) {
            value[i] -= rate * gradient[i];
        }
    }

    private void descend(int count, float[] value, float[] gradient, float[] v, float kept) {
        float factor = (float) momentum;
        float rate = (float) learningRate();
        for (int i = 0; i < count; i++) {
            float next = factor * v[i] + kept * gradient[i];
            value[i] -= rate * next;
            v[i] = next + NEGLIGIBLE - NEGLIGIBLE; // 0 if it is much smaller, the same if it is larger
        }
    }

    private void lookAhead(int count, float[] value, float[] gradient, float[] v, float kept) {
        float factor = (float) momentum;
        float rate = (float) learningRate();
        for (int i = 0; i < count; i++) {
            float next = factor * v[i] + kept * gradient[i];
            value[i] -= rate * (gradient[i] + factor * next);
            v[i] = next + NEGLIGIBLE - NEGLIGIBLE;
        }
    }

    @Override
    public String toString() {
        return "Sgd(rate %s, momentum %s%s%s%s)"
                .formatted(
                        learningRate(),
                        momentum,
                        dampening == 0 ? "" : ", dampening " + dampening,
                        nesterov ? ", nesterov" : "",
                        options());
    }
}
