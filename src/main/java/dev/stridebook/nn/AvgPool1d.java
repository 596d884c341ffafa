package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window1d;

/**
 * Average pooling along one axis, such as the samples of a sound: {@code [n, c, l]} or {@code [c, l]}. Source: S3.7.
 */
public final class AvgPool1d extends LineLayer {
    private final Window1d window;
    private final AvgPool2d onImages;

    /**
     * Pools with windows side by side: {@code new AvgPool1d(2)} has kernel 2, stride 2, as in PyTorch.
     *
     * @throws ShapeException if the length is below 1
     */
    public AvgPool1d(int length) {
        this(Window1d.kernel1d(length));
    }

    /**
     * Pools with any window without dilation. If it has no stride, it moves by its kernel. It may round up.
     *
     * @throws ShapeException if the window is dilated, or a padding is more than half of the kernel
     */
    public AvgPool1d(Window1d window) {
        this(sliding(window), new AvgPool2d(sliding(window).window()));
    }

    private static Window1d sliding(Window1d given) {
        Window1d window = WindowPooling.sliding(given);
        int dilation = window.axis().dilation();
        if (dilation != 1) {
            throw new ShapeException(say(
                    "The window of average pooling must have dilation 1, but has %d. To average with gaps, use a Conv1d with equal weights.",
                    dilation));
        }
        return window;
    }

    private AvgPool1d(Window1d window, AvgPool2d onImages) {
        super(onImages);
        this.window = window;
        this.onImages = onImages;
    }

    /**
     * Returns this layer moving by so many cells.
     *
     * @throws ShapeException if it is below 1
     */
    public AvgPool1d stride(int stride) {
        return new AvgPool1d(window.stride(stride)).countIncludePad(countIncludePad());
    }

    /**
     * Returns this layer with padding at both ends.
     *
     * @throws ShapeException if it is negative or more than half of the kernel
     */
    public AvgPool1d padding(int everyEnd) {
        return new AvgPool1d(window.padding(everyEnd)).countIncludePad(countIncludePad());
    }

    /** Returns this layer rounding up, PyTorch's {@code ceil_mode=True}: a last window may hang over the edge. */
    public AvgPool1d ceil() {
        return new AvgPool1d(window.ceil()).countIncludePad(countIncludePad());
    }

    /** Sets whether the mean counts the padding's zeros, as by default, or only cells of the input. */
    public AvgPool1d countIncludePad(boolean count) {
        return new AvgPool1d(window, onImages.countIncludePad(count));
    }

    /** Returns the window that slides along the line. */
    public Window1d window() {
        return window;
    }

    /** Returns whether the mean counts the padding's zeros. */
    public boolean countIncludePad() {
        return onImages.countIncludePad();
    }

    @Override
    int outputLength(int length) {
        return window.outputLength(length);
    }

    @Override
    public String name() {
        return "avg pool " + Names.of(window);
    }

    /** Returns the window and what differs from the defaults: {@code AvgPool1d(kernel 2, stride 2)}. */
    @Override
    public String toString() {
        return "AvgPool1d(" + window + onImages.options() + ")";
    }
}
