package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What layers have in common whose output has the input's shape, and whose backward needs no more than that output. */
abstract class ShapeKeeping implements Layer {
    private final Kept<INDArray> output = new Kept<>(this);

    /**
     * @param x in row-major order, not empty
     * @param y to be filled
     */
    abstract void compute(INDArray x, INDArray y);

    /**
     * @param y the last output
     * @param gradient with respect to it, in row-major order
     * @param back to be filled with the input's
     */
    abstract void computeBackward(INDArray y, INDArray gradient, INDArray back);

    @Override
    public final INDArray forward(INDArray x) {
        Floats.require(this, x);
        requireFits(x);
        INDArray y = Floats.create(x.shape());
        if (!x.isEmpty()) {
            compute(Floats.contiguous(x), y);
        }
        output.keep(y, y);
        return y;
    }

    /** What else an input must be. */
    void requireFits(INDArray x) {}

    @Override
    public final INDArray backward(INDArray gradient) {
        INDArray y = output.take();
        Require.gradient(this, gradient, y.shape());
        INDArray back = Floats.create(y.shape());
        if (!y.isEmpty()) {
            computeBackward(y, Floats.contiguous(gradient), back);
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
