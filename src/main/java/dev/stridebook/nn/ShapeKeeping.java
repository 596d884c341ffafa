package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What layers have in common whose output has the input's shape, and whose backward needs no more than that output, or the input. */
abstract class ShapeKeeping implements Layer {
    private final Kept<INDArray> last = new Kept<>(this);

    /**
     * @param x in row-major order, not empty
     * @param y to be filled
     */
    abstract void compute(INDArray x, INDArray y);

    /**
     * @param kept the last output; or the last input, for a layer that {@link #keepsInput keeps} it
     * @param gradient with respect to the output, in row-major order
     * @param back to be filled with the input's
     */
    abstract void computeBackward(INDArray kept, INDArray gradient, INDArray back);

    /** Whether backward needs the input instead of the output. */
    boolean keepsInput() {
        return false;
    }

    @Override
    public final INDArray forward(INDArray x) {
        Floats.require(this, x);
        requireFits(x);
        INDArray y = Floats.create(x.shape());
        INDArray inOrder = x.isEmpty() ? x : Floats.contiguous(x);
        if (!x.isEmpty()) {
            compute(inOrder, y);
        }
        INDArray kept = keepsInput() ? inOrder : y;
        last.keep(kept, kept);
        return y;
    }

    /** What else an input must be. */
    void requireFits(INDArray x) {}

    @Override
    public final INDArray backward(INDArray gradient) {
        INDArray kept = last.take();
        Require.gradient(this, gradient, kept.shape());
        INDArray back = Floats.create(kept.shape());
        if (!kept.isEmpty()) {
            computeBackward(kept, Floats.contiguous(gradient), back);
        }
        return back;
    }

    @Override
    public final boolean perExample() {
        return true;
    }

    @Override
    public Shape outputShape(Shape input) {
        return Given.notNull(input, "input");
    }
}
