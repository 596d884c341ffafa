package dev.stridebook.nn;

import dev.stridebook.shape.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What layers have in common whose output has the input's shape, and whose backward needs no more than that output. */
abstract class ShapeKeeping implements Layer {
    private final Kept<INDArray> output = new Kept<>(this);

    /**
     * @param y a copy of the input in row-major order, not empty, to be changed into the output
     */
    abstract void compute(INDArray y);

    /**
     * @param y the last output
     * @param gradient with respect to it, a copy in row-major order, to be changed into the input's
     */
    abstract void computeBackward(INDArray y, INDArray gradient);

    @Override
    public final INDArray forward(INDArray x) {
        Require.floats(this, x);
        requireFits(x);
        INDArray y = Floats.copy(x);
        if (!x.isEmpty()) {
            compute(y);
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
        INDArray back = Floats.copy(gradient);
        if (!y.isEmpty()) {
            computeBackward(y, back);
        }
        return back;
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }
}
