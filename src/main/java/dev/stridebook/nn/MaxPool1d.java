package dev.stridebook.nn;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window1d;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max pooling along one axis, such as the samples of a sound: {@code [n, c, l]} or {@code [c, l]}. Source: S3.7.
 */
public final class MaxPool1d extends LineLayer {
    private final Window1d window;
    private final MaxPool2d onImages;

    /**
     * Pools with windows side by side: {@code new MaxPool1d(2)} has kernel 2, stride 2, as in PyTorch.
     *
     * @throws ShapeException if the length is below 1
     */
    public MaxPool1d(int length) {
        this(Window1d.kernel1d(length));
    }

    /**
     * Pools with any window. If it has no stride, it moves by its kernel. It may round up.
     *
     * @throws ShapeException if a padding is more than half of the kernel
     */
    public MaxPool1d(Window1d window) {
        this(
                WindowPooling.sliding(window),
                new MaxPool2d(WindowPooling.sliding(window).window()));
    }

    private MaxPool1d(Window1d window, MaxPool2d onImages) {
        super(onImages);
        this.window = window;
        this.onImages = onImages;
    }

    /**
     * Returns this layer moving by so many cells.
     *
     * @throws ShapeException if it is below 1
     */
    public MaxPool1d stride(int stride) {
        return new MaxPool1d(window.stride(stride));
    }

    /**
     * Returns this layer with padding at both ends.
     *
     * @throws ShapeException if it is negative or more than half of the kernel
     */
    public MaxPool1d padding(int everyEnd) {
        return new MaxPool1d(window.padding(everyEnd));
    }

    /** Returns this layer rounding up, PyTorch's {@code ceil_mode=True}: a last window may hang over the edge. */
    public MaxPool1d ceil() {
        return new MaxPool1d(window.ceil());
    }

    /**
     * Computes the output and where in the input it was found, as PyTorch does with {@code return_indices=True}. No backward can
     * follow it.
     *
     * @param x {@code [n, c, l]} or {@code [c, l]}
     * @throws ShapeException if the input's shape does not fit
     * @throws IllegalArgumentException if the input is not of type float
     */
    public Pooled pool(INDArray x) {
        return pooled(x, onImages::pool);
    }

    /** Returns the window that slides along the line. */
    public Window1d window() {
        return window;
    }

    @Override
    int outputLength(int length) {
        return window.outputLength(length);
    }

    @Override
    public String name() {
        return "pool " + Names.of(window);
    }

    /** Returns the window: {@code MaxPool1d(kernel 2, stride 2)}. */
    @Override
    public String toString() {
        return "MaxPool1d(" + window + ")";
    }
}
