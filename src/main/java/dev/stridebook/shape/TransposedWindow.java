package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

/**
 * A window run backwards: each input cell is spread over the cells that the window shows, which makes the output larger. Source:
 * S2.6.
 *
 * <p>{@code out = (n − 1)·s − 2p + d·(k − 1) + outputPadding + 1}. Several output sizes lead to the same input size under the
 * window itself; the output padding says which one is meant.
 *
 * @param window that leads from the output to the input
 * @param outputPadding rows and columns more at the bottom and right, less than the stride or the dilation
 */
public record TransposedWindow(Window window, Size outputPadding) {

    /**
     * Creates a transposed window with output padding.
     *
     * @throws ShapeException if the window rounds up, or an output padding is negative or not less than the larger of stride
     *     and dilation
     */
    public TransposedWindow {
        Given.notNull(outputPadding, "outputPadding");
        if (Given.notNull(window, "window").rounding() == Rounding.CEIL) {
            throw new ShapeException(
                    say(
                            "A transposed convolution never rounds. Leave out ceil(), and choose its output size by the output padding."));
        }
        window.axis(Axis.HEIGHT).requireOutputPadding(outputPadding.height());
        window.axis(Axis.WIDTH).requireOutputPadding(outputPadding.width());
    }

    /**
     * Creates a transposed window without output padding.
     *
     * @throws ShapeException if the window rounds up
     */
    public static TransposedWindow of(Window window) {
        return new TransposedWindow(window, new Size(0, 0));
    }

    /**
     * Returns the size of the output.
     *
     * @throws ShapeException if the input is empty, or the padding takes away everything
     */
    public Size outputSize(Size input) {
        return explain(input).outputSize();
    }

    /**
     * Returns the size of the output for an input of this height and width in cells.
     *
     * @throws ShapeException as {@link #outputSize(Size)}
     */
    public Size outputSize(int inputHeight, int inputWidth) {
        return outputSize(Size.of(inputHeight, inputWidth));
    }

    /**
     * Returns this window with the output padding that leads to an output of this size: the stride leaves several open.
     *
     * @param input height and width in cells
     * @param output height and width in cells, each less than a stride larger than without output padding
     * @throws ShapeException if it is another
     */
    public TransposedWindow leadingTo(Size input, Size output) {
        Given.notNull(input, "input");
        Given.notNull(output, "output");
        return new TransposedWindow(
                window,
                Size.of(
                        window.axis(Axis.HEIGHT).outputPadding(input.height(), output.height()),
                        window.axis(Axis.WIDTH).outputPadding(input.width(), output.width())));
    }

    /**
     * Explains the output size: the formula with the numbers in it, for either axis.
     *
     * @throws ShapeException as {@link #outputSize(Size)}
     */
    public TransposedExplanation explain(Size input) {
        Given.notNull(input, "input");
        return new TransposedExplanation(
                window.axis(Axis.HEIGHT).spreadOver(input.height(), outputPadding.height()),
                window.axis(Axis.WIDTH).spreadOver(input.width(), outputPadding.width()));
    }

    /**
     * Explains the output size for an input of this height and width in cells.
     *
     * @throws ShapeException as {@link #outputSize(Size)}
     */
    public TransposedExplanation explain(int inputHeight, int inputWidth) {
        return explain(Size.of(inputHeight, inputWidth));
    }

    /** Returns what differs from the defaults: {@code kernel 3×3, stride 2×2, output padding 1×1}. */
    @Override
    public String toString() {
        return outputPadding.equals(new Size(0, 0))
                ? window.toString()
                : say("%s, output padding %s", window, outputPadding);
    }
}
