package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.function.DoubleBinaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code (Σ x^p)^(1/p)} in each position of a window: the mean of the powers times the number of the window's cells, also where it hangs
 * over the input.
 *
 * @param values the output
 * @param images the input
 * @param means of the powers
 */
public record PowerSums(INDArray values, INDArray images, Averages means, int cells, double p) implements PoolingPass {

    /**
     * Computes the output.
     *
     * @param cells of the window
     * @param p finite, and not 0
     */
    public static PowerSums of(INDArray x, Spans rows, Spans columns, int cells, double p) {
        Averages means = Averages.of(joined(x, x, (value, same) -> power(value, p)), rows, columns, 0);
        INDArray values = joined(means.values(), means.values(), (mean, same) -> power(mean * cells, 1 / p));
        return new PowerSums(values, x, means, cells, p);
    }

    /** Computes the limit for an infinite p: the largest magnitude; for a negative one the smallest. */
    public static PoolingPass ofInfinite(INDArray x, Window window, double p) {
        INDArray magnitudes = joined(x, x, (value, same) -> Math.abs(value));
        return new Limit(p > 0 ? Extremes.largest(magnitudes, window) : Extremes.smallest(magnitudes, window), x);
    }

    /** Where a sum is 0 no gradient comes back, as in PyTorch: it would be infinite. Nor where a plain sum is NaN, which has no sign. */
    @Override
    public INDArray backward(INDArray gradient) {
        INDArray ofMeans = joined(
                gradient,
                means.values(),
                (g, mean) -> mean == 0 || p == 1 && Double.isNaN(mean)
                        ? 0
                        : g * Math.pow(mean * cells, 1 / p - 1) / p * cells);
        return joined(means.backward(ofMeans), images, (g, x) -> g * p * (float) Math.pow(x, p - 1));
    }

    /** A root of −∞ is NaN, as in PyTorch, and not ∞ as C and Java have it. */
    private static double power(double value, double exponent) {
        return exponent == 0.5 ? Math.sqrt(value) : Math.pow(value, exponent);
    }

    /** A new array of what a function makes of two values. */
    private static INDArray joined(INDArray a, INDArray b, DoubleBinaryOperator function) {
        INDArray joined = Floats.create(a.shape());
        FloatBuffer first = Floats.of(a);
        FloatBuffer second = Floats.of(b);
        FloatBuffer to = Floats.of(joined);
        while (to.hasRemaining()) {
            to.put((float) function.applyAsDouble(first.get(), second.get()));
        }
        Reference.reachabilityFence(a);
        Reference.reachabilityFence(b);
        return joined;
    }

    /**
     * @param magnitudes where they were found, and the way back to them
     * @param images the input
     */
    private record Limit(Extremes magnitudes, INDArray images) implements PoolingPass {
        @Override
        public INDArray values() {
            return magnitudes.values();
        }

        @Override
        public INDArray backward(INDArray gradient) {
            return joined(magnitudes.backward(gradient), images, (g, x) -> g * Math.signum(x));
        }
    }
}
