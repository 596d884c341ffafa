package dev.stridebook.nn;

import dev.stridebook.nn.plane.Extremes;
import dev.stridebook.nn.plane.PoolingPass;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max pooling: each channel by itself, the largest value the window shows. Padding never wins, NaN always does. Source: S0.6,
 * S1.4, S1.5.
 */
public final class MaxPool2d extends WindowPooling {
    /**
     * Pools with square windows side by side: {@code new MaxPool2d(2)} has kernel 2, stride 2, as in PyTorch.
     *
     * @throws ShapeException if the side is below 1
     */
    public MaxPool2d(int side) {
        this(Window.kernel(side));
    }

    /**
     * Pools with any window: {@code new MaxPool2d(kernel(3).stride(2))}. If it has no stride, it moves by its kernel, as in PyTorch. It
     * may round up.
     *
     * @throws ShapeException if a padding is more than half of the kernel, where a window could see nothing but padding, or is to keep
     *     the size and no stride is given
     */
    public MaxPool2d(Window window) {
        super(window);
    }

    /**
     * Returns this layer moving by so many cells along both axes.
     *
     * @throws ShapeException if it is below 1
     */
    public MaxPool2d stride(int both) {
        return new MaxPool2d(window().stride(both));
    }

    /**
     * Returns this layer with padding on every side.
     *
     * @throws ShapeException if it is negative or more than half of the kernel
     */
    public MaxPool2d padding(int everySide) {
        return new MaxPool2d(window().padding(everySide));
    }

    /** Returns this layer rounding up, PyTorch's {@code ceil_mode=True}: a last window may hang over the edge. */
    public MaxPool2d ceil() {
        return new MaxPool2d(window().ceil());
    }

    /**
     * Computes the output and where in the input it was found, as PyTorch does with {@code return_indices=True}. No backward can
     * follow it.
     *
     * @param x {@code [n, c, h, w]} or {@code [c, h, w]}
     * @throws ShapeException if the input's shape does not fit
     * @throws IllegalArgumentException if the input is not of type float
     */
    public Pooled pool(INDArray x) {
        return pooled(x, images -> Extremes.largest(images, window()));
    }

    @Override
    PoolingPass pass(INDArray images) {
        return Extremes.largest(images, window());
    }

    @Override
    public String name() {
        return "pool " + Names.of(window());
    }

    /** Returns the window: {@code MaxPool2d(kernel 2×2, stride 2×2)}. */
    @Override
    public String toString() {
        return "MaxPool2d(" + window() + ")";
    }
}
