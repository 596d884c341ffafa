package dev.stridebook.nn;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window1d;

/**
 * Average pooling along one axis, such as the samples of a sound: {@code [n, c, l]} or {@code [c, l]}. Source: S3.7.
 */
public final class AvgPool1d extends LineLayer {
    private final Window1d window;
    private final AvgPool2d onImages;

    /**
     * Windows side by side: {@code new AvgPool1d(2)} is kernel 2, stride 2, as in PyTorch.
     *
     * @throws ShapeException if the length is below 1
     */
    public AvgPool1d(int length) {
        this(Window1d.kernel1d(length).stride(length));
    }

    /**
     * Any window without dilation, with the stride that it says. It may round up.
     *
     * @throws ShapeException if the window is dilated, or a padding is more than half of the kernel
     */
    public AvgPool1d(Window1d window) {
        this(window, new AvgPool2d(window.window()));
    }

    private AvgPool1d(Window1d window, AvgPool2d onImages) {
        super(onImages);
        this.window = window;
        this.onImages = onImages;
    }

    /** Whether the mean counts the padding's zeros, as it does at first, or only cells of the input. */
    public AvgPool1d countIncludePad(boolean count) {
        return new AvgPool1d(window, onImages.countIncludePad(count));
    }

    public Window1d window() {
        return window;
    }

    @Override
    public String name() {
        return "avg pool " + Names.of(window);
    }

    /** {@code AvgPool1d(kernel 2, stride 2)}. */
    @Override
    public String toString() {
        return "AvgPool1d(" + window + onImages.options() + ")";
    }
}
