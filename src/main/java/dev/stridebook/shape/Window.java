package dev.stridebook.shape;

import java.util.Objects;

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
 * <p>Like PyTorch's layers, {@code kernel(3)} moves by 1 with no padding until told otherwise. Source: S1.5, S3.1 to S3.4.
 *
 * @param kernel size of the window in cells, at least 1×1
 * @param stride cells it moves by, at least 1×1
 * @param padding rows and columns added around the input
 * @param dilation distance between neighbouring cells of the kernel, at least 1×1; 1×1 leaves no gaps
 * @param rounding what happens to a last step that the input does not fill
 */
public record Window(Size kernel, Size stride, Padding padding, Size dilation, Rounding rounding) {
    private static final Size ONE = Size.square(1);

    /**
     * Creates a window from all its parts; {@link #kernel(int)} and the methods after it say only what differs from the defaults.
     *
     * @throws ShapeException if kernel, stride or dilation is below 1 in a direction
     */
    public Window {
        Objects.requireNonNull(padding, "padding");
        Objects.requireNonNull(rounding, "rounding");
        requireAtLeastOne("A kernel", kernel, "otherwise it would cover no cell");
        requireAtLeastOne("A stride", stride, "the window would never move on otherwise");
        requireAtLeastOne("A dilation", dilation, "1 means neighbouring cells, without gaps");
    }

    /**
     * Creates a window with a square kernel of the given side in cells, stride 1 and no padding.
     *
     * @throws ShapeException if the side is below 1
     */
    public static Window kernel(int side) {
        return kernel(side, side);
    }

    /**
     * Creates a window with a kernel of the given height and width in cells, stride 1 and no padding.
     *
     * @throws ShapeException if one is below 1
     */
    public static Window kernel(int height, int width) {
        return new Window(new Size(height, width), ONE, Padding.NONE, ONE, Rounding.FLOOR);
    }

    /**
     * Sets how many cells the window moves by in either direction.
     *
     * @throws ShapeException if it is below 1
     */
    public Window stride(int both) {
        return stride(both, both);
    }

    /**
     * Sets how many cells the window moves by, down and to the right.
     *
     * @throws ShapeException if one is below 1
     */
    public Window stride(int height, int width) {
        return new Window(kernel, new Size(height, width), padding, dilation, rounding);
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
        return new Window(kernel, stride, newPadding, dilation, rounding);
    }

    /**
     * Sets the padding that keeps the size at stride 1: the kernel's extent less one in total. Where that is odd the extra row or
     * column goes to the bottom or right, as PyTorch's {@code padding='same'} does (S3.10).
     *
     * @throws ShapeException if the stride is not 1, where no padding keeps the size
     */
    public Window samePadding() {
        if (!stride.equals(ONE)) {
            throw new ShapeException(("Padding cannot keep the size with stride %s: every step skips cells. "
                            + "Use stride 1, or give the padding in numbers.")
                    .formatted(stride));
        }
        int vertical = extent().height() - 1;
        int horizontal = extent().width() - 1;
        return padding(new Padding(vertical / 2, vertical - vertical / 2, horizontal / 2, horizontal - horizontal / 2));
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
        return new Window(kernel, stride, padding, new Size(height, width), rounding);
    }

    /** Makes the window round up instead of down, which only pooling can do (S3.14). */
    public Window ceil() {
        return new Window(kernel, stride, padding, dilation, Rounding.CEIL);
    }

    /**
     * Returns the number of cells from the kernel's first to its last, gaps of the dilation included: {@code d·(k − 1) + 1}.
     *
     * @throws ShapeException if one does not fit into an {@code int}
     */
    public Size extent() {
        return new Size(axis(Axis.HEIGHT).extent(), axis(Axis.WIDTH).extent());
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
        return explain(input.height(), input.width());
    }

    /** Returns this window along one axis only. */
    public AxisWindow axis(Axis axis) {
        return axis == Axis.HEIGHT
                ? new AxisWindow(
                        axis,
                        kernel.height(),
                        stride.height(),
                        padding.top(),
                        padding.bottom(),
                        dilation.height(),
                        rounding)
                : new AxisWindow(
                        axis,
                        kernel.width(),
                        stride.width(),
                        padding.left(),
                        padding.right(),
                        dilation.width(),
                        rounding);
    }

    /** Returns what differs from the defaults: {@code kernel 3×5, stride 3×4, padding 0×1}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("kernel ").append(kernel);
        if (!stride.equals(ONE)) {
            text.append(", stride ").append(stride);
        }
        if (!padding.equals(Padding.NONE)) {
            text.append(", padding ").append(padding);
        }
        if (!dilation.equals(ONE)) {
            text.append(", dilation ").append(dilation);
        }
        if (rounding == Rounding.CEIL) {
            text.append(", ceil");
        }
        return text.toString();
    }

    private static void requireAtLeastOne(String what, Size size, String reason) {
        if (size.height() < 1 || size.width() < 1) {
            throw new ShapeException(
                    "%s must be at least 1 in height and in width, but it is %s: %s.".formatted(what, size, reason));
        }
    }
}
