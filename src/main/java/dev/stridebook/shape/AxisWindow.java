package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

/**
 * A {@link Window} along one axis: the whole arithmetic of convolution and pooling, in one dimension.
 *
 * @param axis which axis, for texts
 * @param kernel cells of the kernel, at least 1
 * @param stride cells per step, at least 1
 * @param before padding above or left
 * @param after padding below or right
 * @param dilation distance between neighbouring kernel cells, at least 1
 * @param rounding what happens to a last step that the input does not fill
 */
public record AxisWindow(Axis axis, int kernel, int stride, int before, int after, int dilation, Rounding rounding) {

    /** Creates a window along one axis. */
    public AxisWindow {
        Given.notNull(axis, "axis");
        Given.notNull(rounding, "rounding");
    }

    /**
     * Returns the number of cells from the kernel's first to its last: {@code d·(k − 1) + 1}.
     *
     * @throws ShapeException if the result does not fit into an {@code int}
     */
    public int extent() {
        return extent(axis, kernel, dilation);
    }

    static int extent(Axis axis, int kernel, int dilation) {
        long extent = dilation * (kernel - 1L) + 1;
        if (extent > Integer.MAX_VALUE) {
            throw new ShapeException(say(
                    "A kernel of %s %d with dilation %d would span %d cells, more than any array holds.",
                    axis.label(), kernel, dilation, extent));
        }
        return (int) extent;
    }

    AxisWindow rounding(Rounding newRounding) {
        return new AxisWindow(axis, kernel, stride, before, after, dilation, newRounding);
    }

    /**
     * Slides over an input of the given length in cells. In ceil mode even a first window may hang over the end, by less than a stride.
     *
     * @throws ShapeException if the input is empty or the window does not fit into the padded input
     */
    public AxisExplanation slideOver(int input) {
        if (input < 1) {
            throw axis.empty(input);
        }
        long padded = (long) input + before + after;
        if (padded > Integer.MAX_VALUE) {
            throw new ShapeException(say(
                    "An input of %s %d with padding %d + %d has %d cells, more than any array holds.",
                    axis.label(), input, before, after, padded));
        }
        long free = padded - extent();
        long steps = Math.floorDiv(free, stride);
        if (rounding == Rounding.CEIL && free % stride != 0 && startsInInput(steps + 1, input)) {
            steps++;
        }
        if (steps < 0) {
            throw new ShapeException(tooLarge(input, padded));
        }
        return new AxisExplanation(this, input, Math.toIntExact(steps + 1));
    }

    /** PyTorch's rule: a last window in ceil mode must start inside the input or the padding before it. */
    private boolean startsInInput(long step, int input) {
        return step * stride < (long) input + before;
    }

    /**
     * Runs backwards, as in a transposed convolution: spreads each cell of an input over the cells that the window shows.
     *
     * @param input length in cells
     * @param outputPadding cells more at the end of the output
     * @throws ShapeException if the input is empty, or the padding takes away everything
     */
    public TransposedAxisExplanation spreadOver(int input, int outputPadding) {
        if (input < 1) {
            throw axis.empty(input);
        }
        long spread = (input - 1L) * stride + extent() + outputPadding;
        long length = spread - before - after;
        if (length < 1) {
            throw new ShapeException(say(
                    "A padding of %d + %d removes all %d cells that the input's %s of %d is spread over. Use less padding.",
                    before, after, spread, axis.label(), input));
        }
        if (length > Integer.MAX_VALUE) {
            throw new ShapeException(say(
                    "An input of %s %d would be spread over %d cells, more than any array holds.",
                    axis.label(), input, length));
        }
        return new TransposedAxisExplanation(this, outputPadding, input, (int) length);
    }

    /**
     * Checks the output padding of a transposed convolution.
     *
     * @throws ShapeException if it is negative, or not less than the larger of stride and dilation
     */
    public void requireOutputPadding(int outputPadding) {
        if (outputPadding < 0 || outputPadding >= Math.max(stride, dilation)) {
            throw new ShapeException(say(
                    "The output padding in %s must be at least 0 and less than the stride or the dilation (%d and %d), but is %d.",
                    axis.label(), stride, dilation, outputPadding));
        }
    }

    /**
     * Returns the output padding with which a transposed convolution leads to an output of this length: the stride leaves several open.
     *
     * @param input length in cells
     * @param output length in cells, larger than without output padding by less than a stride
     * @throws ShapeException if it is another
     */
    public int outputPadding(int input, int output) {
        long least = (input - 1L) * stride + extent() - before - after;
        long most = least + stride - 1;
        if (output < Math.max(1, least) || output > most) {
            throw new ShapeException(say(
                    "An input of %s %d is spread over %d to %d cells, depending on the output padding, but the output size has %d.",
                    axis.label(), input, Math.max(1, least), most, output));
        }
        return (int) (output - least);
    }

    private String tooLarge(int input, long padded) {
        String large = dilation > 1
                ? say(
                        "The kernel's %s is %d and spans %d cells with dilation %d",
                        axis.label(), kernel, extent(), dilation)
                : say("The kernel's %s is %d", axis.label(), kernel);
        String small = padded > input
                ? say("the input has only %d, or %d with its padding of %d + %d", input, padded, before, after)
                : say("the input has only %d", input);
        return say(
                "%s, but %s. Use a kernel of at most %d, or add %d to the padding in all.",
                large, small, (padded - 1) / dilation + 1, extent() - padded);
    }
}
