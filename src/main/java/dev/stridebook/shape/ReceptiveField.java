package dev.stridebook.shape;

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

    /** At the input itself, where each cell sees itself. */
    public static ReceptiveField of(Size input) {
        return new ReceptiveField(AxisField.of(input.height()), AxisField.of(input.width()));
    }

    /**
     * After one more window, of a convolution or a pooling.
     *
     * @throws ShapeException if the window does not fit
     */
    public ReceptiveField after(Window window) {
        return new ReceptiveField(height.after(window.axis(Axis.HEIGHT)), width.after(window.axis(Axis.WIDTH)));
    }

    /**
     * After a transposed convolution.
     *
     * @throws ShapeException if the window does not fit
     */
    public ReceptiveField after(TransposedWindow transposed) {
        Size output = transposed.outputSize(height.cells(), width.cells());
        return new ReceptiveField(
                height.afterTransposed(transposed.window().axis(Axis.HEIGHT), output.height()),
                width.afterTransposed(transposed.window().axis(Axis.WIDTH), output.width()));
    }

    /** After pooling to so many cells, each of which has its share of the input: the largest share. */
    public ReceptiveField pooledTo(Size output) {
        return new ReceptiveField(height.pooledTo(output.height()), width.pooledTo(output.width()));
    }

    /** After something that joins all cells in one, as a fully connected layer or global pooling does. */
    public ReceptiveField joined() {
        return new ReceptiveField(height.joined(), width.joined());
    }

    /** What one cell sees when two branches meet whose maps have the same size. */
    public ReceptiveField union(ReceptiveField other) {
        return new ReceptiveField(height.union(other.height), width.union(other.width));
    }

    /** The most input cells that one cell of the map sees, padding included. */
    public Size size() {
        return new Size(Math.toIntExact(height.size()), Math.toIntExact(width.size()));
    }

    /** {@code 5×5, jump 2×2}. */
    @Override
    public String toString() {
        return "%s, jump %s×%s".formatted(size(), height.jumpText(), width.jumpText());
    }
}
