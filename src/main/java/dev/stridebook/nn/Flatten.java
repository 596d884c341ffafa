package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes one row of features of each example: {@code [n, 20, 4, 4]} becomes {@code [n, 320]}. */
public final class Flatten implements Layer {
    private final Kept<long[]> inputShape = new Kept<>(this);

    /**
     * Joins all axes after the first.
     *
     * @param x {@code [n, …]}
     * @return {@code [n, features]}, sharing the input's memory where its values lie in row-major order
     * @throws ShapeException if the input has no axis beside the batch
     */
    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        if (x.rank() < 2) {
            throw new ShapeException(say(
                    "Flatten keeps the batch axis and joins the others, so it needs at least 2 axes, but the input is %s. For a batch of one example use x.reshape(1, %d).",
                    Shapes.text(x), x.length()));
        }
        inputShape.keep(x, x.shape());
        return View.reshape(x, x.size(0), features(x.shape()));
    }

    @Override
    public INDArray backward(INDArray gradient) {
        long[] shape = inputShape.take();
        Require.gradient(this, gradient, shape[0], features(shape));
        return View.reshape(gradient, shape);
    }

    @Override
    public boolean perExample() {
        return true;
    }

    private static long features(long... shape) {
        return Shapes.count(Arrays.copyOfRange(shape, 1, shape.length));
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.of(Math.toIntExact(Given.notNull(input, "input").values()));
    }

    @Override
    public String name() {
        return "flatten";
    }

    @Override
    public String toString() {
        return "Flatten()";
    }
}
