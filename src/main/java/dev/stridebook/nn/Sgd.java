package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Given;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Stochastic gradient descent with momentum, by PyTorch's formula: {@code v ← momentum · v + gradient}, then
 * {@code value ← value − rate · v}.
 *
 * <pre>{@code
 * new Sgd(net.parameters(), 0.05).momentum(0.9)
 * }</pre>
 */
public final class Sgd implements Optimizer {
    /** Smaller velocities are nothing to a float's value, and the processor is slow with them. */
    private static final float NEGLIGIBLE = 1e-30f;

    private final List<Parameter> parameters;
    private final List<INDArray> velocities;
    private float learningRate;
    private float momentum;

    /**
     * Creates an optimiser without momentum.
     *
     * @param parameters those it changes
     * @throws IllegalArgumentException if the rate is not positive
     */
    public Sgd(List<Parameter> parameters, double learningRate) {
        this.parameters = List.copyOf(Given.notNull(parameters, "parameters"));
        this.velocities = parameters.stream()
                .map(parameter -> Nd4j.zerosLike(parameter.value()))
                .toList();
        learningRate(learningRate);
    }

    /**
     * Sets how much of the last step's velocity goes on, by default 0.
     *
     * @throws IllegalArgumentException unless it is at least 0 and below 1
     */
    public Sgd momentum(double newMomentum) {
        if (!(newMomentum >= 0 && newMomentum < 1)) {
            throw new IllegalArgumentException(
                    "momentum must be at least 0 and below 1, such as 0.9, but is %s.".formatted(newMomentum));
        }
        momentum = (float) newMomentum;
        return this;
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public void learningRate(double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The learning rate must be positive, such as 0.01, but is %s.".formatted(rate));
        }
        learningRate = (float) rate;
    }

    @Override
    public void zeroGradients() {
        parameters.forEach(Parameter::zeroGradient);
    }

    @Override
    public void step() {
        for (int i = 0; i < velocities.size(); i++) {
            step(parameters.get(i), velocities.get(i));
        }
    }

    private void step(Parameter parameter, INDArray velocity) {
        FloatBuffer values = Floats.of(parameter.value());
        FloatBuffer gradients = Floats.of(parameter.gradient());
        FloatBuffer velocities = Floats.of(velocity);
        float[] value = new float[Math.min(Floats.BLOCK, values.capacity())];
        float[] gradient = new float[value.length];
        float[] v = new float[value.length];
        for (int start = 0; start < values.capacity(); start += Floats.BLOCK) {
            int count = Math.min(Floats.BLOCK, values.capacity() - start);
            values.get(start, value, 0, count);
            gradients.get(start, gradient, 0, count);
            velocities.get(start, v, 0, count);
            for (int i = 0; i < count; i++) {
                v[i] = momentum * v[i] + gradient[i];
                value[i] -= learningRate * v[i];
                v[i] = v[i] + NEGLIGIBLE - NEGLIGIBLE; // 0 if it is much smaller, the same if it is larger
            }
            values.put(start, value, 0, count);
            velocities.put(start, v, 0, count);
        }
    }

    @Override
    public String toString() {
        return "Sgd(rate %s, momentum %s)".formatted(learningRate, momentum);
    }
}
