package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

/**
 * What part of a network's input the cells of a feature map see. Source: S3.12, S3.13.
 *
 * <pre>{@code
 * var one = ReceptiveField.of(Size.square(28)).after(kernel(3)).after(kernel(3));
 * one.size()    // 5×5
 * }</pre>
 *
 * @param height along the vertical axis
 * @param width along the horizontal axis
 */
public record ReceptiveField(AxisField height, AxisField width) {

    /** Creates a field from both axes. */
    public ReceptiveField {
        Given.notNull(height, "height");
        Given.notNull(width, "width");
    }

    /** Returns the field at the input itself, where each cell sees itself. */
    public static ReceptiveField of(Size input) {
        Given.notNull(input, "input");
        return new ReceptiveField(AxisField.of(input.height()), AxisField.of(input.width()));
    }

    /**
     * Returns the field after one more convolution or pooling with this window. For pooling without a stride give {@link
     * Window#forPooling() window.forPooling()}.
     *
     * @throws ShapeException if the window does not fit
     */
    public ReceptiveField after(Window window) {
        Given.notNull(window, "window");
        return new ReceptiveField(height.after(window.axis(Axis.HEIGHT)), width.after(window.axis(Axis.WIDTH)));
    }

    /**
     * Returns the field after a transposed convolution with this window.
     *
     * @throws ShapeException if the window does not fit
     */
    public ReceptiveField after(TransposedWindow transposed) {
        Size output = Given.notNull(transposed, "transposed").outputSize(height.cells(), width.cells());
        return new ReceptiveField(
                height.afterTransposed(transposed.window().axis(Axis.HEIGHT), output.height()),
                width.afterTransposed(transposed.window().axis(Axis.WIDTH), output.width()));
    }

    /** Returns the field after pooling to maps of this size, each cell of which has its share of the input. */
    public ReceptiveField pooledTo(Size output) {
        Given.notNull(output, "output");
        return new ReceptiveField(height.pooledTo(output.height()), width.pooledTo(output.width()));
    }

    /**
     * Returns the field after padding, each side by a number of cells; a negative one takes cells away.
     */
    public ReceptiveField padded(int top, int bottom, int left, int right) {
        return new ReceptiveField(height.padded(top, bottom), width.padded(left, right));
    }

    /** Returns the field after enlarging or shrinking to maps of this size, each cell of which is a copy of one. */
    public ReceptiveField copiedTo(Size output) {
        Given.notNull(output, "output");
        return new ReceptiveField(height.copiedTo(output.height()), width.copiedTo(output.width()));
    }

    /**
     * Returns the field after enlarging or shrinking to maps of this size, each cell of which lies between two in either direction.
     *
     * @param alignCorners whether the middles of the corner cells stay in place, instead of the corners
     */
    public ReceptiveField interpolatedTo(Size output, boolean alignCorners) {
        Given.notNull(output, "output");
        return new ReceptiveField(
                height.interpolatedTo(output.height(), alignCorners),
                width.interpolatedTo(output.width(), alignCorners));
    }

    /** Returns the field after something that joins all cells into one, as a fully connected layer or global pooling does. */
    public ReceptiveField joined() {
        return new ReceptiveField(height.joined(), width.joined());
    }

    /** Returns the field where two branches meet whose maps have the same size: each cell sees what it sees in either. */
    public ReceptiveField union(ReceptiveField other) {
        Given.notNull(other, "other");
        return new ReceptiveField(height.union(other.height), width.union(other.width));
    }

    /** Returns the largest height and width in input cells that one cell of the map sees, padding included. */
    public Size size() {
        return new Size(Math.toIntExact(height.size()), Math.toIntExact(width.size()));
    }

    /** Returns how many input cells lie between the fields of neighbours, down and across: {@code 2×2}. */
    public String jump() {
        return height.jumpText() + "×" + width.jumpText();
    }

    /** Returns size and jump: {@code 5×5, jump 2×2}. */
    @Override
    public String toString() {
        return say("%s, jump %s", size(), jump());
    }
}
