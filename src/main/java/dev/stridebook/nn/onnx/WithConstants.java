package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Join;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A join of which all inputs but one are constants, such as the addition of a number. The constants are not learned. */
final class WithConstants implements Layer {
    private final Join join;
    private final List<INDArray> inputs;
    private final int open;

    private final boolean alike;

    /**
     * @param inputs null in place of the one that is no constant
     * @param alike whether the constants are the same for every example
     */
    WithConstants(Join join, List<INDArray> inputs, boolean alike) {
        this.join = join;
        this.alike = alike;
        this.inputs = inputs;
        this.open = inputs.indexOf(null);
    }

    Join join() {
        return join;
    }

    /** Null in place of the one that is no constant. */
    List<INDArray> inputs() {
        return inputs;
    }

    @Override
    public INDArray forward(INDArray x) {
        List<INDArray> all = new ArrayList<>(inputs);
        all.set(open, x);
        return join.forward(all);
    }

    @Override
    public INDArray backward(INDArray gradient) {
        return join.backward(gradient).get(open);
    }

    @Override
    public boolean perExample() {
        return alike && join.perExample();
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Shape> shapes = new ArrayList<>();
        for (INDArray constant : inputs) {
            shapes.add(constant == null ? input : example(constant, input));
        }
        return join.outputShape(shapes);
    }

    private Shape example(INDArray constant, Shape input) {
        if (!isAlike(constant, input)) {
            throw new ShapeException("%s takes a constant of shape %s, which is not the same for every example of %s."
                    .formatted(join, Shapes.text(constant), input));
        }
        int axes = input.dimensions().size();
        int[] sizes = new int[axes];
        Arrays.fill(sizes, 1);
        for (int axis = Math.max(0, axes - constant.rank()); axis < axes; axis++) {
            sizes[axis] = Math.toIntExact(constant.size(axis - axes));
        }
        return Shape.of(sizes);
    }

    /** Whether a constant meets each of such examples with the same numbers. */
    static boolean isAlike(INDArray constant, Shape example) {
        int axes = example.dimensions().size();
        return !constant.isEmpty() && (constant.rank() <= axes || constant.rank() == axes + 1 && constant.size(0) == 1);
    }

    @Override
    public String name() {
        return join.name();
    }

    /** Returns the join with the shapes of its constants: {@code sum with [8, 1, 1]}. */
    @Override
    public String toString() {
        return "%s with %s"
                .formatted(
                        join.name(),
                        String.join(
                                ", ",
                                inputs.stream()
                                        .filter(input -> input != null)
                                        .map(Shapes::text)
                                        .toList()));
    }
}
