package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.plane.Patches;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds up columns of patches to images (col2im): {@code [n, c·kH·kW, positions]}, or one {@code [c·kH·kW, positions]}, becomes {@code [n,
 * c, h, w]}. Where windows overlap, cells are the sums of what the patches have there, so that it undoes an {@link Unfold} only where they
 * do not; but it is what that does backward.
 *
 * <pre>{@code
 * new Fold(Size.square(28), kernel(3).padding(1)).forward(x)    // [n, 72, 784] → [n, 8, 28, 28]
 * }</pre>
 */
public final class Fold implements Layer {
    private final Patches patches;
    private final Kept<INDArray> last = new Kept<>(this);

    /**
     * Folds to images of this size.
     *
     * @param outputSize height and width in cells
     * @param window as of the {@link Unfold} that leads from there to the columns; if it has no stride, it moves by 1
     * @throws ShapeException if the window rounds up, or does not fit into the images
     */
    public Fold(Size outputSize, Window window) {
        Given.notNull(outputSize, "outputSize");
        this.patches = Patches.of(Unfold.requireFloor("Fold", window), outputSize);
    }

    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        if (x.rank() != 2 && x.rank() != 3) {
            throw misfit(() -> Shapes.text(x));
        }
        requireFits(x.size(-2), x.size(-1), () -> Shapes.text(x));
        INDArray columns = x.rank() == 3 ? x : View.reshape(x, 1, x.size(0), x.size(1));
        INDArray images = x.isEmpty()
                ? Floats.create(outputShape(columns))
                : Require.memory(
                        this,
                        columns.size(0),
                        outputShape(Shape.of((int) x.size(-2), (int) x.size(-1))),
                        () -> patches.fold(Floats.contiguous(columns)));
        INDArray y = x.rank() == 3 ? images : View.reshape(images, images.size(1), images.size(2), images.size(3));
        last.keep(x, x);
        return y;
    }

    @Override
    public INDArray backward(INDArray gradient) {
        INDArray x = last.take();
        long[] output = outputShape(x.rank() == 3 ? x : x.reshape(1, x.size(0), x.size(1)));
        if (x.rank() == 3) {
            Require.gradient(this, gradient, output);
            return x.isEmpty() ? x.dup() : patches.unfold(Floats.contiguous(gradient));
        }
        Require.gradient(this, gradient, output[1], output[2], output[3]);
        return View.reshape(patches.unfold(Floats.contiguous(View.reshape(gradient, output))), x.shape());
    }

    private long[] outputShape(INDArray columns) {
        return new long[] {
            columns.size(0),
            columns.size(1) / patches.window().kernel().area(),
            patches.images().height(),
            patches.images().width()
        };
    }

    private void requireFits(long rows, long positions, Supplier<String> input) {
        long area = patches.window().kernel().area();
        if (rows < area || rows % area != 0 || positions != patches.positions().area()) {
            throw misfit(input);
        }
    }

    private ShapeException misfit(Supplier<String> input) {
        Size kernel = patches.window().kernel();
        Size positions = patches.positions();
        return new ShapeException(
                "%s takes columns as [batch, channels · %d·%d, %d·%d = %d], or those of one image without the batch axis, but the input is %s."
                        .formatted(
                                this,
                                kernel.height(),
                                kernel.width(),
                                positions.height(),
                                positions.width(),
                                positions.area(),
                                input.get()));
    }

    @Override
    public boolean perExample() {
        return true;
    }

    @Override
    public Shape outputShape(Shape input) {
        if (Given.notNull(input, "input").dimensions().size() != 2) {
            throw misfit(input::toString);
        }
        requireFits(input.dimensions().get(0), input.dimensions().get(1), input::toString);
        return Shape.of(
                (int) (input.dimensions().get(0) / patches.window().kernel().area()), patches.images());
    }

    @Override
    public Cost cost(Shape input) {
        return new Cost(0, 0, outputShape(input).values());
    }

    /** Returns what the cells see if the columns are a window's positions, as behind an {@link Unfold}. */
    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input")
                .after(TransposedWindow.of(patches.window()).leadingTo(patches.positions(), patches.images()));
    }

    /** Returns the window in whose positions the patches are added. */
    public Window window() {
        return patches.window();
    }

    /** Returns the height and width of the images in cells. */
    public Size outputSize() {
        return patches.images();
    }

    @Override
    public String name() {
        return "fold " + Names.of(patches.window());
    }

    /** Returns the images' size and the window: {@code Fold(28×28, kernel 3×3, padding 1×1)}. */
    @Override
    public String toString() {
        return "Fold(" + patches.images() + ", " + patches.window() + ")";
    }
}
