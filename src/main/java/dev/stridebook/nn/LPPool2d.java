package dev.stridebook.nn;

import dev.stridebook.nn.plane.PoolingPass;
import dev.stridebook.nn.plane.PowerSums;
import dev.stridebook.nn.plane.Spans;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Power-average pooling: each channel by itself, {@code (Σ xᵖ)^(1/p)} of what the window shows. With p = 1 it is the sum, with an infinite
 * p the largest magnitude, as in max pooling. Powers of negative values, and roots of negative sums, are NaN where mathematics has no real
 * number for them. A window that hangs over the input in ceil mode counts as if it showed its mean everywhere, as in PyTorch. No gradient
 * comes back where a sum is 0.
 *
 * <pre>{@code
 * new LPPool2d(2, kernel(3).stride(2))    // the Euclidean norm of what each window shows
 * }</pre>
 */
public final class LPPool2d extends WindowPooling {
    private final double normType;

    /**
     * Pools with square windows side by side.
     *
     * @param normType p
     * @throws ShapeException if the side is below 1
     * @throws IllegalArgumentException if p is 0 or NaN
     */
    public LPPool2d(double normType, int side) {
        this(normType, Window.kernel(side));
    }

    /**
     * Pools with any window without padding and dilation. If it has no stride, it moves by its kernel. It may round up.
     *
     * @param normType p
     * @throws ShapeException if the window has padding or a dilation
     * @throws IllegalArgumentException if p is 0 or NaN
     */
    public LPPool2d(double normType, Window window) {
        super(requirePlain(window));
        if (normType == 0 || Double.isNaN(normType)) {
            throw new IllegalArgumentException(
                    "Power-average pooling takes the root 1/p, so that p must not be 0 or NaN, but it is %s."
                            .formatted(normType));
        }
        this.normType = normType;
    }

    private static Window requirePlain(Window window) {
        if (!Given.notNull(window, "window").dilation().equals(Size.square(1))
                || !window.forPooling().padding().equals(Padding.NONE)) {
            throw new ShapeException(
                    "The window of power-average pooling must have neither padding nor a dilation, but is %s."
                            .formatted(window));
        }
        return window;
    }

    @Override
    PoolingPass pass(INDArray images) {
        if (Double.isInfinite(normType)) {
            return PowerSums.ofInfinite(images, window(), normType);
        }
        Spans rows = Spans.of(window().axis(Axis.HEIGHT), (int) images.size(2), true);
        Spans columns = Spans.of(window().axis(Axis.WIDTH), (int) images.size(3), true);
        return PowerSums.of(images, rows, columns, (int) window().kernel().area(), normType);
    }

    /** Returns p. */
    public double normType() {
        return normType;
    }

    @Override
    public String name() {
        return "lp pool " + Names.of(window());
    }

    /** Returns p and the window: {@code LPPool2d(2.0, kernel 3×3, stride 2×2)}. */
    @Override
    public String toString() {
        return "LPPool2d(" + normType + ", " + window() + ")";
    }
}
