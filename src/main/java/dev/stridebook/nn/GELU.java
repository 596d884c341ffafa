package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code x · Φ(x)} for each value by itself, where {@code Φ(x)} is the probability that a normally distributed number is below x. Source:
 * Hendrycks and Gimpel 2016.
 */
public final class GELU extends ShapeKeeping {
    private static final double ROOT_OF_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

    private final boolean approximate;

    /** Computes {@code Φ(x) = (1 + erf(x / √2)) / 2} exactly. */
    public GELU() {
        this(false);
    }

    private GELU(boolean approximate) {
        this.approximate = approximate;
    }

    /**
     * Returns this layer with {@code (1 + tanh(√(2/π) · (x + 0.044715 · x³))) / 2} in place of {@code Φ(x)}: PyTorch's {@code
     * approximate='tanh'}, which the first transformers used.
     */
    public GELU approximate() {
        return new GELU(true);
    }

    @Override
    void compute(INDArray x, INDArray y) {
        probabilities(x, y);
        FloatBuffer inputs = Floats.of(x);
        FloatBuffer outputs = Floats.of(y);
        Parallel.forEachSpan(outputs.capacity(), (start, end) -> {
            for (int i = start; i < end; i++) {
                outputs.put(i, inputs.get(i) * outputs.get(i));
            }
        });
        Reference.reachabilityFence(x);
    }

    /** {@code g · (Φ(x) + x · Φ′(x))}. */
    @Override
    void computeBackward(INDArray x, INDArray gradient, INDArray back) {
        probabilities(x, back);
        FloatBuffer inputs = Floats.of(x);
        FloatBuffer gradients = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        Parallel.forEachSpan(to.capacity(), (start, end) -> {
            for (int i = start; i < end; i++) {
                double input = inputs.get(i);
                double probability = to.get(i);
                to.put(i, (float) (gradients.get(i) * (probability + input * density(input, probability))));
            }
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(gradient);
    }

    private void probabilities(INDArray x, INDArray to) {
        FloatBuffer inputs = Floats.of(x);
        FloatBuffer outputs = Floats.of(to);
        Parallel.forEachSpan(outputs.capacity(), (start, end) -> {
            for (int i = start; i < end; i++) {
                double input = inputs.get(i);
                outputs.put(i, (float) (approximate ? Math.tanh(inTanh(input)) : input * ROOT_OF_HALF));
            }
        });
        Reference.reachabilityFence(x);
        if (!approximate) {
            Nd4j.getExecutioner().exec(new Erf(to, to));
        }
        Parallel.forEachSpan(outputs.capacity(), (start, end) -> {
            for (int i = start; i < end; i++) {
                outputs.put(i, (1 + outputs.get(i)) / 2);
            }
        });
    }

    /** The slope of the probability. */
    private double density(double x, double probability) {
        if (!approximate) {
            return DENSITY_AT_0 * Math.exp(-x * x / 2);
        }
        double tanh = 2 * probability - 1;
        return 0.5 * (1 - tanh * tanh) * 2 * DENSITY_AT_0 * (1 + 3 * 0.044715 * x * x);
    }

    private static double inTanh(double x) {
        return 2 * DENSITY_AT_0 * (x + 0.044715 * x * x * x);
    }

    @Override
    boolean keepsInput() {
        return true;
    }

    /** Returns whether it is the approximation by tanh. */
    public boolean isApproximate() {
        return approximate;
    }

    @Override
    public String name() {
        return "gelu";
    }

    /** Returns {@code GELU()}, or {@code GELU(tanh)} for the approximation. */
    @Override
    public String toString() {
        return approximate ? "GELU(tanh)" : "GELU()";
    }
}
