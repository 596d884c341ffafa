package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Puts out what comes in: a place in a network that another layer can take, or a branch that does nothing. */
public final class Identity implements Layer {
    private final Kept<long[]> shape = new Kept<>(this);

    /** Returns the input itself, of any shape. */
    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        shape.keep(x, x.shape());
        return x;
    }

    @Override
    public INDArray backward(INDArray gradient) {
        Require.gradient(this, gradient, shape.take());
        return gradient;
    }

    @Override
    public boolean perExample() {
        return true;
    }

    @Override
    public Shape outputShape(Shape input) {
        return Given.notNull(input, "input");
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public String toString() {
        return "Identity()";
    }
}
