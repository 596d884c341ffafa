package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * How a window slides over an input: kernel, stride, padding, dilation and rounding, said once. Convolution, pooling,
 * pictures and costs all take this value.
 *
 * <pre>{@code
 * var window = kernel(3, 5).padding(0, 1).stride(3, 4);
 * window.outputSize(8, 8)    // 2×2
 * window.explain(8, 8)       // the formula with the numbers in it
 * }</pre>
 *
 * <p>As in PyTorch, a stride that is not given depends on who slides the window: a convolution moves it by 1, and so do {@link
 * #explain} and everything else that knows of no layer; pooling moves it by the kernel's size, see {@link #forPooling}. The order in
 * which the parts are named plays no part. Source: S1.5, S3.1 to S3.4.
 *
 * @param kernel size of the window in cells, at least 1×1
 * @param givenStride cells it moves by, at least 1×1; empty if none was given
 * @param givenPadding rows and columns added around the input; empty if they are to keep the size, as {@link #samePadding} asks for
 * @param dilation distance between neighbouring cells of the kernel, at least 1×1; 1×1 leaves no gaps
 * @param rounding what happens to a last step that the input does not fill
 */
public record Window(
        Size kernel, Optional<Size> givenStride, Optional<Padding> givenPadding, Size dilation, Rounding rounding) {
    private static final Size ONE = Size.square(1);

    /**
     * Creates a window from all its parts; {@link #kernel(int)} and the methods after it say only what differs from the defaults.
     *
     * @throws ShapeException if kernel, stride or dilation is below 1 in a direction, or padding is to keep the size at a stride other
     *     than 1
     */
    public Window {
        requireAtLeastOne(
                () -> say("A kernel"), Given.notNull(kernel, "kernel"), () -> say("otherwise it would cover no cell"));
        Given.notNull(givenStride, "givenStride")
                .ifPresent(stride -> requireAtLeastOne(
                        () -> say("A stride"), stride, () -> say("the window would never move on otherwise")));
        requireAtLeastOne(
                () -> say("A dilation"),
                Given.notNull(dilation, "dilation"),
                () -> say("1 means neighbouring cells, without gaps"));
        Given.notNull(rounding, "rounding");
        if (Given.notNull(givenPadding, "givenPadding").isEmpty()) {
            requireSizeKept(givenStride.orElse(ONE));
            extent(kernel, dilation);
        }
    }

    /**
     * Creates a window with a stride and a padding in numbers.
     *
     * @throws ShapeException if kernel, stride or dilation is below 1 in a direction
     */
    public Window(Size kernel, Size stride, Padding padding, Size dilation, Rounding rounding) {
        this(
                kernel,
                Optional.of(Given.notNull(stride, "stride")),
                Optional.of(Given.notNull(padding, "padding")),
                dilation,
                rounding);
    }

    /**
     * Creates a window with a square kernel of the given side in cells and no padding.
     *
     * @throws ShapeException if the side is below 1
     */
    public static Window kernel(int side) {
        return kernel(side, side);
    }

    /**
     * Creates a window with a kernel of the given height and width in cells and no padding.
     *
     * @throws ShapeException if one is below 1
     */
    public static Window kernel(int height, int width) {
        return new Window(new Size(height, width), Optional.empty(), Optional.of(Padding.NONE), ONE, Rounding.FLOOR);
    }

    /**
     * Returns how many cells the window moves by, down and to the right: 1 if no stride was given, as in a convolution.
     */
    public Size stride() {
        return givenStride.orElse(ONE);
    }

    /**
     * Returns the rows and columns added around the input. Those that {@link #samePadding} asks for follow from kernel and dilation.
     */
    public Padding padding() {
        return givenPadding.orElseGet(this::keepingTheSize);
    }

    /**
     * Sets how many cells the window moves by in either direction.
     *
     * @throws ShapeException if it is below 1, or not 1 together with {@link #samePadding}
     */
    public Window stride(int both) {
        return stride(both, both);
    }

    /**
     * Sets how many cells the window moves by, down and to the right.
     *
     * @throws ShapeException if one is below 1, or not 1 together with {@link #samePadding}
     */
    public Window stride(int height, int width) {
        return new Window(kernel, Optional.of(new Size(height, width)), givenPadding, dilation, rounding);
    }

    /**
     * Sets the padding to this many rows or columns on each of the four sides (S3.15).
     *
     * @throws ShapeException if it is negative
     */
    public Window padding(int everySide) {
        return padding(everySide, everySide);
    }

    /**
     * Sets the padding to {@code height} rows above and below and {@code width} columns left and right, as PyTorch's tuple does.
     *
     * @throws ShapeException if one is negative
     */
    public Window padding(int height, int width) {
        return padding(Padding.symmetric(height, width));
    }

    /** Sets the padding of each side. */
    public Window padding(Padding newPadding) {
        return new Window(
                kernel, givenStride, Optional.of(Given.notNull(newPadding, "newPadding")), dilation, rounding);
    }

    /**
     * Asks for the padding that keeps the size at stride 1: the kernel's extent less one in total. Where that is odd the extra row or
     * column goes to the bottom or right, as PyTorch's {@code padding='same'} does (S3.10).
     *
     * @throws ShapeException if the stride is not 1, where no padding keeps the size
     */
    public Window samePadding() {
        return new Window(kernel, givenStride, Optional.empty(), dilation, rounding);
    }

    private static void requireSizeKept(Size stride) {
        if (!stride.equals(ONE)) {
            throw new ShapeException(say(
                    "Padding cannot keep the size with stride %s: every step skips cells. "
                            + "Use stride 1, or give the padding in numbers.",
                    stride));
        }
    }

    private Padding keepingTheSize() {
        int vertical = extent().height() - 1;
        int horizontal = extent().width() - 1;
        return new Padding(vertical / 2, vertical - vertical / 2, horizontal / 2, horizontal - horizontal / 2);
    }

    /** Takes the padding away, as PyTorch's {@code padding='valid'} does. */
    public Window validPadding() {
        return padding(Padding.NONE);
    }

    /**
     * Sets the distance between neighbouring cells of the kernel; 1 leaves no gaps.
     *
     * @throws ShapeException if it is below 1
     */
    public Window dilation(int both) {
        return dilation(both, both);
    }

    /**
     * Sets the distance between neighbouring rows and columns of the kernel; 1 leaves no gaps.
     *
     * @throws ShapeException if one is below 1
     */
    public Window dilation(int height, int width) {
        return new Window(kernel, givenStride, givenPadding, new Size(height, width), rounding);
    }

    /** Makes the window round up instead of down, which only pooling can do (S3.14). */
    public Window ceil() {
        return new Window(kernel, givenStride, givenPadding, dilation, Rounding.CEIL);
    }

    /**
     * Returns this window as pooling moves it: if no stride was given, by the kernel's size, so that windows stand side by side.
     *
     * @throws ShapeException if padding is to keep the size and no stride was given, unless the kernel is 1×1
     */
    public Window forPooling() {
        if (givenStride.isPresent()) {
            return this;
        }
        if (givenPadding.isEmpty() && !kernel.equals(ONE)) {
            throw new ShapeException(say(
                    "Pooling moves a window of %s by %s unless a stride is given, and no padding keeps the size then. Add stride(1), or give the padding in numbers.",
                    kernel, kernel));
        }
        return stride(kernel.height(), kernel.width());
    }

    /**
     * Returns the number of cells from the kernel's first to its last, gaps of the dilation included: {@code d·(k − 1) + 1}.
     *
     * @throws ShapeException if one does not fit into an {@code int}
     */
    public Size extent() {
        return extent(kernel, dilation);
    }

    private static Size extent(Size kernel, Size dilation) {
        return new Size(
                AxisWindow.extent(Axis.HEIGHT, kernel.height(), dilation.height()),
                AxisWindow.extent(Axis.WIDTH, kernel.width(), dilation.width()));
    }

    /**
     * Returns the number of positions the window takes on an input, which is the size of the output.
     *
     * @throws ShapeException if the input is empty or the window does not fit into the padded input
     */
    public Size outputSize(int inputHeight, int inputWidth) {
        return explain(inputHeight, inputWidth).outputSize();
    }

    /**
     * Returns the size of the output for an input of this size in cells.
     *
     * @throws ShapeException as {@link #outputSize(int, int)}
     */
    public Size outputSize(Size input) {
        Given.notNull(input, "input");
        return outputSize(input.height(), input.width());
    }

    /**
     * Explains the output size: the formula with the numbers in it, for either axis.
     *
     * @throws ShapeException as {@link #outputSize(int, int)}
     */
    public Explanation explain(int inputHeight, int inputWidth) {
        return new Explanation(
                axis(Axis.HEIGHT).slideOver(inputHeight), axis(Axis.WIDTH).slideOver(inputWidth));
    }

    /**
     * Explains the output size for an input of this size in cells.
     *
     * @throws ShapeException as {@link #outputSize(int, int)}
     */
    public Explanation explain(Size input) {
        Given.notNull(input, "input");
        return explain(input.height(), input.width());
    }

    /** Returns this window along one axis only: the height, or for {@link Axis#WIDTH} and {@link Axis#LENGTH} the width. */
    public AxisWindow axis(Axis axis) {
        Padding sides = padding();
        return Given.notNull(axis, "axis") == Axis.HEIGHT
                ? new AxisWindow(
                        axis,
                        kernel.height(),
                        stride().height(),
                        sides.top(),
                        sides.bottom(),
                        dilation.height(),
                        rounding)
                : new AxisWindow(
                        axis,
                        kernel.width(),
                        stride().width(),
                        sides.left(),
                        sides.right(),
                        dilation.width(),
                        rounding);
    }

    /** Returns the kernel, the stride if one was given, and what else differs from the defaults: {@code kernel 3×5, stride 3×4, padding 0×1}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(say(", "));
        text.add(say("kernel %s", kernel));
        givenStride.ifPresent(stride -> text.add(say("stride %s", stride)));
        if (!padding().equals(Padding.NONE)) {
            text.add(say("padding %s", padding()));
        }
        if (!dilation.equals(ONE)) {
            text.add(say("dilation %s", dilation));
        }
        if (rounding == Rounding.CEIL) {
            text.add(say("ceil"));
        }
        return text.toString();
    }

    private static void requireAtLeastOne(Supplier<String> what, Size size, Supplier<String> reason) {
        if (size.height() < 1 || size.width() < 1) {
            throw new ShapeException(say(
                    "%s must be at least 1 in height and in width, but it is %s: %s.", what.get(), size, reason.get()));
        }
    }
}
