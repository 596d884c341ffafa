package dev.stridebook.shape;

/**
 * An output size and the way to it. Prints as text; a notebook shows it as mathematics.
 *
 * @param height the vertical axis
 * @param width the horizontal axis
 */
public record Explanation(AxisExplanation height, AxisExplanation width) implements Formula {

    /** Creates an explanation of both axes. */
    public Explanation {
        Given.notNull(height, "height");
        Given.notNull(width, "width");
    }

    /** Returns the number of positions in height and width. */
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
