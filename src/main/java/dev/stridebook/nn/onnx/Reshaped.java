package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Kept;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.View;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same values in the same order as another shape, which depends on the input's or does not keep the batch axis as {@link View} does. */
final class Reshaped implements Layer {
    /** Says the new shape. */
    interface Target {
        /**
         * @param input with the batch axis
         * @throws ShapeException if it does not fit
         */
        long[] of(long... input);
    }

    /** ND4J's limit. */
    private static final int MOST_AXES = 32;

    private final String title;
    private final Target target;
    private final Kept<long[]> input = new Kept<>(this);

    Reshaped(String title, Target target) {
        this.title = title;
        this.target = target;
    }

    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        input.keep(x, x.shape());
        return reshaped(x, target.of(x.shape().clone()));
    }

    private INDArray reshaped(INDArray x, long... shape) {
        if (shape.length > MOST_AXES) {
            throw new ShapeException("%s makes %d axes of an input of %s, but arrays have at most %d."
                    .formatted(this, shape.length, Shapes.text(x), MOST_AXES));
        }
        if (Shapes.count(shape) != x.length()) {
            throw new ShapeException("%s makes %s of an input of %s, which is another number of values."
                    .formatted(this, Shapes.text(shape), Shapes.text(x)));
        }
        return x.isEmpty() ? Floats.create(shape) : x.dup('c').reshape('c', shape);
    }

    @Override
    public INDArray backward(INDArray gradient) {
        return reshaped(gradient, input.take());
    }

    @Override
    public Shape outputShape(Shape shape) {
        throw new ShapeException(
                "%s does not keep the batch axis, so one example has no shape of its own.".formatted(this));
    }

    @Override
    public String name() {
        return title;
    }

    @Override
    public String toString() {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }
}
