package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.plane.Averages;
import dev.stridebook.nn.plane.PoolingPass;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.OptionalInt;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Average pooling: each channel by itself, the mean of what the window shows, padding counting as zeros. Source: S1.4, S1.5.
 *
 * <pre>{@code
 * new AvgPool2d(2)                                              // 2×2 windows side by side
 * new AvgPool2d(kernel(3).padding(1)).countIncludePad(false)    // the mean of real cells only
 * }</pre>
 */
public final class AvgPool2d extends WindowPooling {
    private static final int CELLS_OF_THE_WINDOW = 0;

    private final boolean countIncludePad;
    private final int divisorOverride;

    /**
     * Pools with square windows side by side: {@code new AvgPool2d(2)} has kernel 2, stride 2, as in PyTorch.
     *
     * @throws ShapeException if the side is below 1
     */
    public AvgPool2d(int side) {
        this(Window.kernel(side));
    }

    /**
     * Pools with any window without dilation. If it has no stride, it moves by its kernel, as in PyTorch. It may round up; what then
     * hangs over the padding is not counted.
     *
     * @throws ShapeException if the window is dilated, or a padding is more than half of the kernel, or is to keep the size and no
     *     stride is given
     */
    public AvgPool2d(Window window) {
        this(window, true, CELLS_OF_THE_WINDOW);
    }

    private AvgPool2d(Window window, boolean countIncludePad, int divisorOverride) {
        super(requireNeighbours(window));
        this.countIncludePad = countIncludePad;
        this.divisorOverride = divisorOverride;
    }

    static Window requireNeighbours(Window window) {
        if (!Given.notNull(window, "window").dilation().equals(Size.square(1))) {
            throw new ShapeException(say(
                    "The window of average pooling must have dilation 1×1, but has %s. To average with gaps, use a depthwise convolution with equal weights.",
                    window.dilation()));
        }
        return window;
    }

    /**
     * Returns this layer moving by so many cells along both axes.
     *
     * @throws ShapeException if it is below 1
     */
    public AvgPool2d stride(int both) {
        return new AvgPool2d(window().stride(both), countIncludePad, divisorOverride);
    }

    /**
     * Returns this layer with padding on every side.
     *
     * @throws ShapeException if it is negative or more than half of the kernel
     */
    public AvgPool2d padding(int everySide) {
        return new AvgPool2d(window().padding(everySide), countIncludePad, divisorOverride);
    }

    /** Returns this layer rounding up, PyTorch's {@code ceil_mode=True}: a last window may hang over the edge. */
    public AvgPool2d ceil() {
        return new AvgPool2d(window().ceil(), countIncludePad, divisorOverride);
    }

    /** Sets whether the mean counts the padding's zeros, as by default, or only cells of the input. */
    public AvgPool2d countIncludePad(boolean count) {
        return new AvgPool2d(window(), count, divisorOverride);
    }

    /**
     * Sets what each sum is divided by, however many cells the window shows.
     *
     * @throws ShapeException if it is 0
     */
    public AvgPool2d divisorOverride(int divisor) {
        if (divisor == 0) {
            throw new ShapeException(say("The divisor must not be 0. Leave it out to divide by the number of cells."));
        }
        return new AvgPool2d(window(), countIncludePad, divisor);
    }

    @Override
    PoolingPass pass(INDArray images) {
        return Averages.of(images, window(), countIncludePad, divisorOverride);
    }

    /** Returns whether the mean counts the padding's zeros. */
    public boolean countIncludePad() {
        return countIncludePad;
    }

    /** Returns what each sum is divided by, empty where it is the number of cells. */
    public OptionalInt divisorOverride() {
        return divisorOverride == CELLS_OF_THE_WINDOW ? OptionalInt.empty() : OptionalInt.of(divisorOverride);
    }

    @Override
    public String name() {
        return "avg pool " + Names.of(window());
    }

    /** Returns the window and what differs from the defaults: {@code AvgPool2d(kernel 2×2, stride 2×2)}. */
    @Override
    public String toString() {
        return "AvgPool2d(" + window() + options() + ")";
    }

    /** What differs from the defaults: {@code , padding not counted, divisor 4}. */
    String options() {
        return (countIncludePad ? "" : ", padding not counted")
                + (divisorOverride == CELLS_OF_THE_WINDOW ? "" : ", divisor " + divisorOverride);
    }
}
