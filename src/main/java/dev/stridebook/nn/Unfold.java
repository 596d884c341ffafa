package dev.stridebook.nn;

import dev.stridebook.nn.plane.Patches;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes down what a window shows in each of its positions, as columns (im2col): {@code [n, c, h, w]} becomes {@code [n, c·kH·kW,
 * positions]}, positions counted row by row. A convolution is the product of its weights, as a matrix {@code [out, c·kH·kW]}, with these
 * columns. Cells in the padding are 0.
 *
 * <pre>{@code
 * new Unfold(kernel(3).padding(1)).forward(x)    // [n, 8, 28, 28] → [n, 72, 784]
 * }</pre>
 */
public final class Unfold extends ImageLayer {
    private final Window window;
    private final Kept<Size> size = new Kept<>(this);

    /**
     * Unfolds with any window that rounds down. If it has no stride, it moves by 1.
     *
     * @throws ShapeException if the window rounds up
     */
    public Unfold(Window window) {
        this.window = requireFloor("Unfold", window);
    }

    static Window requireFloor(String layer, Window window) {
        if (Given.notNull(window, "window").rounding() == Rounding.CEIL) {
            throw new ShapeException(
                    "The window of %s rounds down, as that of a convolution. Leave out ceil().".formatted(layer));
        }
        return window;
    }

    @Override
    INDArray compute(INDArray images) {
        Size input = Size.of((int) images.size(2), (int) images.size(3));
        INDArray columns = Patches.of(window, input).unfold(images);
        size.keep(images, input);
        return columns;
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        Patches patches = Patches.of(window, size.take());
        return toInput ? patches.fold(gradient) : null;
    }

    /** Returns {@code c·kH·kW × positions}. */
    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, ANY);
        return Require.fitting(this, input, () -> {
            long positions = window.outputSize(input.size()).area();
            double rows = (double) input.channels() * window.kernel().area();
            if (Math.max(rows, positions) > Integer.MAX_VALUE) {
                throw new ShapeException("It would be written as %.0f rows of %d columns, more than any array holds."
                        .formatted(rows, positions));
            }
            return Shape.of((int) rows, (int) positions);
        });
    }

    @Override
    public Cost cost(Shape input) {
        return new Cost(0, 0, outputShape(input).values());
    }

    /** Returns what each position of the window sees, although the positions lie in a row. */
    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").after(window);
    }

    @Override
    int channels() {
        return ANY;
    }

    /** Returns the window that slides over the images. */
    public Window window() {
        return window;
    }

    @Override
    public String name() {
        return "unfold " + Names.of(window);
    }

    /** Returns the window: {@code Unfold(kernel 3×3, padding 1×1)}. */
    @Override
    public String toString() {
        return "Unfold(" + window + ")";
    }
}
