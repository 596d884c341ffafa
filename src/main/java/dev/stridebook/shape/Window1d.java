package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * How a window slides along a single axis, such as the samples of a sound (S3.7). A {@link Window} of one row.
 *
 * <pre>{@code
 * var window = kernel1d(9).padding(4).stride(2);
 * window.outputLength(8000)    // 4000
 * }</pre>
 *
 * @param window its height has kernel 1, stride 1 or none given, and no padding
 */
public record Window1d(Window window) {

    /**
     * Creates it from a window of one row; {@link #kernel1d} is shorter.
     *
     * @throws ShapeException if the window does anything along the height
     */
    public Window1d {
        Given.notNull(window, "window");
        if (!window.axis(Axis.HEIGHT).equals(Window.kernel(1).axis(Axis.HEIGHT).rounding(window.rounding()))) {
            throw new ShapeException(say(
                    "A one-dimensional window must have height 1, stride 1 and no padding along the height, but is %s. Use kernel1d.",
                    window));
        }
    }

    /**
     * Creates a window with a kernel of the given length in cells and no padding.
     *
     * @throws ShapeException if it is below 1
     */
    public static Window1d kernel1d(int length) {
        requireAtLeastOne(() -> say("A kernel"), length, () -> say("otherwise it would cover no cell"));
        return new Window1d(Window.kernel(1, length));
    }

    /**
     * Sets how many cells the window moves by.
     *
     * @throws ShapeException if it is below 1, or not 1 together with {@link #samePadding}
     */
    public Window1d stride(int stride) {
        requireAtLeastOne(() -> say("A stride"), stride, () -> say("the window would never move on otherwise"));
        requireLengthKept(window.givenPadding().isEmpty(), stride);
        return new Window1d(window.stride(1, stride));
    }

    /**
     * Sets the padding to this many cells at each end.
     *
     * @throws ShapeException if it is negative
     */
    public Window1d padding(int everyEnd) {
        return padding(everyEnd, everyEnd);
    }

    /**
     * Sets the padding to this many cells before and after the input.
     *
     * @throws ShapeException if one is negative
     */
    public Window1d padding(int before, int after) {
        if (before < 0 || after < 0) {
            throw new ShapeException(say(
                    "Padding cannot be negative, but it is %d before and %d after. Use 0 for no padding; to make an input shorter, slice it.",
                    before, after));
        }
        return new Window1d(window.padding(new Padding(0, 0, before, after)));
    }

    /**
     * Asks for the padding that keeps the length at stride 1, as {@link Window#samePadding}.
     *
     * @throws ShapeException if the stride is not 1
     */
    public Window1d samePadding() {
        requireLengthKept(true, window.stride().width());
        return new Window1d(window.samePadding());
    }

    private static void requireLengthKept(boolean wanted, int stride) {
        if (wanted && stride != 1) {
            throw new ShapeException(say(
                    "Padding cannot keep the size with stride %d: every step skips cells. Use stride 1, or give the padding in numbers.",
                    stride));
        }
    }

    /** Takes the padding away, as PyTorch's {@code padding='valid'} does. */
    public Window1d validPadding() {
        return new Window1d(window.validPadding());
    }

    /**
     * Sets the distance between neighbouring cells of the kernel; 1 leaves no gaps.
     *
     * @throws ShapeException if it is below 1
     */
    public Window1d dilation(int dilation) {
        requireAtLeastOne(() -> say("A dilation"), dilation, () -> say("1 means neighbouring cells, without gaps"));
        return new Window1d(window.dilation(1, dilation));
    }

    /** Makes the window round up instead of down, which only pooling can do (S3.14). */
    public Window1d ceil() {
        return new Window1d(window.ceil());
    }

    /**
     * Returns this window as pooling moves it: if no stride was given, by the kernel's length.
     *
     * @throws ShapeException if padding is to keep the length and no stride was given, unless the kernel's length is 1
     */
    public Window1d forPooling() {
        int kernel = window.kernel().width();
        if (window.givenStride().isEmpty() && window.givenPadding().isEmpty() && kernel != 1) {
            throw new ShapeException(say(
                    "Pooling moves a window of length %d by %d unless a stride is given, and no padding keeps the length then. Add stride(1), or give the padding in numbers.",
                    kernel, kernel));
        }
        return new Window1d(window.forPooling());
    }

    /** Returns this window along its axis. */
    public AxisWindow axis() {
        return window.axis(Axis.LENGTH);
    }

    /**
     * Returns the number of positions the window takes on an input of this length in cells, which is the length of the output.
     *
     * @throws ShapeException if the input is empty or the window does not fit into the padded input
     */
    public int outputLength(int inputLength) {
        return explain(inputLength).output();
    }

    /**
     * Explains the output length: the formula with the numbers in it.
     *
     * @throws ShapeException as {@link #outputLength}
     */
    public AxisExplanation explain(int inputLength) {
        return axis().slideOver(inputLength);
    }

    /** Returns the kernel, the stride if one was given, and what else differs from the defaults: {@code kernel 9, stride 2, padding 4}. */
    @Override
    public String toString() {
        AxisWindow axis = axis();
        StringJoiner text = new StringJoiner(say(", "));
        text.add(say("kernel %s", axis.kernel()));
        window.givenStride().ifPresent(stride -> text.add(say("stride %s", stride.width())));
        if (axis.before() != axis.after()) {
            text.add(say("padding %d before and %d after", axis.before(), axis.after()));
        } else if (axis.before() != 0) {
            text.add(say("padding %s", axis.before()));
        }
        if (axis.dilation() != 1) {
            text.add(say("dilation %s", axis.dilation()));
        }
        if (axis.rounding() == Rounding.CEIL) {
            text.add(say("ceil"));
        }
        return text.toString();
    }

    private static void requireAtLeastOne(Supplier<String> what, int length, Supplier<String> reason) {
        if (length < 1) {
            throw new ShapeException(say("%s must be at least 1, but it is %d: %s.", what.get(), length, reason.get()));
        }
    }
}
