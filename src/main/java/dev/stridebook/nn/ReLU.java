package dev.stridebook.nn;

import dev.stridebook.shape.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The larger of the value and 0, for each value by itself. */
public final class ReLU implements Layer {
    private final Kept<INDArray> output = new Kept<>(this);

    @Override
    public INDArray forward(INDArray x) {
        Require.floats(this, x);
        INDArray y = Nd4jOperators.relu(x);
        output.keep(y, y);
        return y;
    }

    @Override
    public INDArray backward(INDArray gradient) {
        INDArray y = output.take();
        Require.gradient(this, gradient, y.shape());
        return Nd4jOperators.reluBackward(y, gradient);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public String toString() {
        return "ReLU()";
    }
}
