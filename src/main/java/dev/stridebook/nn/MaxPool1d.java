package dev.stridebook.nn;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window1d;

/**
 * Max pooling along one axis, such as the samples of a sound: {@code [n, c, l]} or {@code [c, l]}. Source: S3.7.
 */
public final class MaxPool1d extends LineLayer {
    private final Window1d window;

    /**
     * Windows side by side: {@code new MaxPool1d(2)} is kernel 2, stride 2, as in PyTorch.
     *
     * @throws ShapeException if the length is below 1
     */
    public MaxPool1d(int length) {
        this(Window1d.kernel1d(length).stride(length));
    }

    /**
     * Any window, with the stride that it says. It may round up.
     *
     * @throws ShapeException if a padding is more than half of the kernel
     */
    public MaxPool1d(Window1d window) {
        super(new MaxPool2d(window.window()));
        this.window = window;
    }

    public Window1d window() {
        return window;
    }

    @Override
    public String name() {
        return "pool " + Names.of(window);
    }

    /** {@code MaxPool1d(kernel 2, stride 2)}. */
    @Override
    public String toString() {
        return "MaxPool1d(" + window + ")";
    }
}
