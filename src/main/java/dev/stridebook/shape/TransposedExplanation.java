package dev.stridebook.shape;

/**
 * The output size of a {@link TransposedWindow} and the way to it. Prints as text; a notebook shows it as mathematics.
 *
 * @param height the vertical axis
 * @param width the horizontal axis
 */
public record TransposedExplanation(TransposedAxisExplanation height, TransposedAxisExplanation width)
        implements Formula {

    /** Creates an explanation of both axes. */
    public TransposedExplanation {
        Given.notNull(height, "height");
        Given.notNull(width, "width");
    }

    /** Returns the height and width of the output in cells. */
    public Size outputSize() {
        return new Size(height.output(), width.output());
    }

    /** Returns both axes as aligned LaTeX. */
    @Override
    public String toLatex() {
        return "\\begin{aligned}\n&%s \\\\\n&%s\n\\end{aligned}".formatted(height.toLatex(), width.toLatex());
    }

    /** Returns the output size on the first line, then a line for each axis. */
    @Override
    public String toString() {
        return outputSize() + "\n" + height + "\n" + width;
    }
}
