package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays what branches put out side by side, one after the other along an axis: usually their channels. */
public final class Concatenation implements Join {
    private final int axis;
    private final Kept<Pass> last = new Kept<>(this);

    private record Pass(List<long[]> shapes, int axis, long... output) {}

    /** Joins the channels. */
    public Concatenation() {
        this(1);
    }

    /**
     * Joins along any axis.
     *
     * @param axis counted from 0, the batch; or backwards from −1, the last
     */
    public Concatenation(int axis) {
        this.axis = axis;
    }

    /** Returns the axis as it was given. */
    public int axis() {
        return axis;
    }

    /**
     * Joins the inputs.
     *
     * @throws ShapeException if they differ in more than the size of that axis, or do not have it
     * @throws IllegalArgumentException if one is not of type float
     */
    @Override
    public INDArray forward(List<INDArray> inputs) {
        requireSome(inputs).forEach(input -> Floats.require(this, input));
        List<long[]> shapes = inputs.stream().map(INDArray::shape).toList();
        int along = axis < 0 ? axis + shapes.get(0).length : axis;
        long[] output = joined(shapes, along);
        Floats.requireMemory(output);
        List<INDArray> filled =
                inputs.stream().filter(input -> !input.isEmpty()).toList();
        INDArray y = filled.isEmpty() ? Floats.create(output) : Nd4j.concat(along, filled.toArray(INDArray[]::new));
        last.keep(y, new Pass(shapes, along, output));
        return y;
    }

    @Override
    public List<INDArray> backward(INDArray gradient) {
        Given.notNull(gradient, "gradient");
        Pass pass = last.take();
        Require.gradient(this, gradient, pass.output);
        List<INDArray> shares = new ArrayList<>();
        long from = 0;
        for (long[] shape : pass.shapes) {
            shares.add(share(gradient, pass.axis, from, shape));
            from += shape[pass.axis];
        }
        return shares;
    }

    private static INDArray share(INDArray gradient, int along, long from, long... shape) {
        if (Shapes.count(shape) == 0) {
            return Floats.create(shape);
        }
        INDArrayIndex[] part = new INDArrayIndex[shape.length];
        Arrays.fill(part, NDArrayIndex.all());
        part[along] = NDArrayIndex.interval(from, from + shape[along]);
        return gradient.get(part).dup('c').reshape(shape);
    }

    private <T> List<T> requireSome(List<T> inputs) {
        if (Given.notNull(inputs, "inputs").isEmpty()) {
            throw new ShapeException("%s needs at least one input.".formatted(this));
        }
        return inputs;
    }

    private long[] joined(List<long[]> shapes, int along) {
        long[] output = shapes.get(0).clone();
        if (along < 0 || along >= output.length) {
            throw new ShapeException(
                    "%s joins along an axis that %s does not have.".formatted(this, Shapes.text(output)));
        }
        output[along] = 0;
        for (long[] shape : shapes) {
            long[] rest = shape.clone();
            if (rest.length == output.length) {
                rest[along] = output[along];
            }
            if (!Arrays.equals(rest, output)) {
                throw new ShapeException("%s needs inputs that differ in that axis alone, but they are %s."
                        .formatted(this, shapes.stream().map(Shapes::text).collect(Collectors.joining(", "))));
            }
            output[along] += shape[along];
        }
        return output;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        List<long[]> batches =
                requireSome(inputs).stream().map(Concatenation::batchOfOne).toList();
        int along = axis < 0 ? axis + batches.get(0).length : axis;
        if (along == 0) {
            throw new ShapeException("%s joins batches, which changes no example.".formatted(this));
        }
        long[] output = joined(batches, along);
        return Shape.of(Arrays.stream(output).skip(1).mapToInt(Math::toIntExact).toArray());
    }

    private static long[] batchOfOne(Shape example) {
        long[] batch = new long[example.dimensions().size() + 1];
        batch[0] = 1;
        for (int i = 1; i < batch.length; i++) {
            batch[i] = example.dimensions().get(i - 1);
        }
        return batch;
    }

    @Override
    public boolean perExample() {
        return axis != 0;
    }

    @Override
    public String name() {
        return "concat";
    }

    /** Returns the axis: {@code Concatenation(axis 1)}. */
    @Override
    public String toString() {
        return "Concatenation(axis " + axis + ")";
    }
}
