package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Join;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.onnx.OnnxModel.OnnxNode;
import dev.stridebook.nn.onnx.Value.Computed;
import dev.stridebook.nn.onnx.Value.Constant;
import dev.stridebook.nn.onnx.Value.Whole;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A node that is being read: what it is given, and how it says what becomes of it. Faults need not name the node. */
final class Call {
    private final OnnxNode node;
    private final List<Value> inputs;
    private final Attributes attributes;
    private final Conversion conversion;

    /**
     * @param inputs null in place of one that is not given
     */
    Call(OnnxNode node, List<Value> inputs, Conversion conversion) {
        this.node = node;
        this.inputs = inputs;
        this.attributes = new Attributes(node);
        this.conversion = conversion;
    }

    String operator() {
        return node.operator();
    }

    /** The version of ONNX's operators that the file was written for. */
    long opset() {
        return conversion.opset();
    }

    Attributes attributes() {
        return attributes;
    }

    /** Checks how many inputs are given. */
    void requireInputs(int least, int most) {
        if (inputs.size() < least || inputs.size() > most) {
            throw new OnnxException("it has %d inputs, but %s takes %s"
                    .formatted(
                            inputs.size(), operator(), least == most ? String.valueOf(least) : least + " to " + most));
        }
        for (int i = 0; i < least; i++) {
            if (inputs.get(i) == null) {
                throw new OnnxException("its input %d is not given".formatted(i + 1));
            }
        }
    }

    int inputCount() {
        return inputs.size();
    }

    boolean has(int input) {
        return input < inputs.size() && inputs.get(input) != null;
    }

    Value input(int input) {
        return inputs.get(input);
    }

    boolean isConstant(int input) {
        return has(input) && inputs.get(input) instanceof Constant;
    }

    /**
     * @param what the input is, for the text
     */
    Constant constant(int input, String what) {
        if (!(inputs.get(input) instanceof Constant constant)) {
            throw new OnnxException("its %s must be a constant, but is computed by the network".formatted(what));
        }
        return constant;
    }

    /** A constant of floats. */
    INDArray floats(int input, String what) {
        return constant(input, what).floats();
    }

    /** A list of whole numbers, one of which may be {@link Whole#BATCH}. */
    long[] integers(int input, String what) {
        Constant constant = constant(input, what);
        if (constant.shape().length > 1) {
            throw new OnnxException(
                    "its %s must be a list, but has the shape %s".formatted(what, Shapes.text(constant.shape())));
        }
        return constant.integers();
    }

    /** A single number. */
    double number(int input, String what) {
        Constant constant = constant(input, what);
        if (Shapes.count(constant.shape()) != 1) {
            throw new OnnxException(
                    "its %s must be one number, but has the shape %s".formatted(what, Shapes.text(constant.shape())));
        }
        return Double.parseDouble(String.valueOf(constant.floats().getFloat(0)));
    }

    /** The shape of the first input without its batch axis, where it is known. */
    Optional<Shape> example() {
        return example(0);
    }

    Optional<Shape> example(int input) {
        if (inputs.get(input) instanceof Computed computed) {
            return computed.example();
        }
        return inputs.get(input) instanceof Constant constant ? exampleOf(constant.shape()) : Optional.empty();
    }

    private static Optional<Shape> exampleOf(long... shape) {
        return shape.length < 2 || Arrays.stream(shape).skip(1).anyMatch(size -> size < 1)
                ? Optional.empty()
                : Optional.of(Shape.of(
                        Arrays.stream(shape).skip(1).mapToInt(Math::toIntExact).toArray()));
    }

    /** The shape, which is needed. */
    Shape requireExample(String why) {
        return example()
                .orElseThrow(() -> new OnnxException(
                        "%s depends on the size of its input, which the file leaves open. Give the input's shape: Onnx.read(file, Shape.of(3, 224, 224))"
                                .formatted(why)));
    }

    /** How many examples the file fixes a batch to, or empty where it leaves the number open. */
    Optional<Long> batch() {
        return conversion.batch();
    }

    /** An axis counted from 0, of the first input. */
    int axis(long axis) {
        if (axis >= 0) {
            return Math.toIntExact(axis);
        }
        int rank = requireExample("an axis counted from the end").dimensions().size() + 1;
        if (axis < -rank) {
            throw new OnnxException("its axis %d is none of the %d axes of its input".formatted(axis, rank));
        }
        return (int) (axis + rank);
    }

    /** The first output is what these layers, one after the other, make of the first input. */
    void becomes(Layer... layers) {
        conversion.chain(node, inputs.get(0), true, layers);
    }

    /** As {@link #becomes}, where the batch axis does not stay the first one, or nobody can say. */
    void becomesOfUnknownShape(Layer... layers) {
        conversion.chain(node, inputs.get(0), false, layers);
    }

    /** The first output is what these layers make of the second input. */
    void becomesOfSecond(Layer... layers) {
        conversion.chain(node, inputs.get(1), true, layers);
    }

    /** The first output is what a join makes of all inputs. */
    void becomes(Join join) {
        becomes(join, inputs.size());
    }

    /** The first output is what a join makes of the first inputs; the others say how. */
    void becomes(Join join, int first) {
        conversion.join(node, join, inputs.subList(0, first));
    }

    /** The first output is a constant, or another value. */
    void becomes(Value value) {
        conversion.put(node.outputs().get(0), value);
    }

    boolean isUsed(int output) {
        return output < node.outputs().size()
                && conversion.isUsed(node.outputs().get(output));
    }

    int outputCount() {
        return node.outputs().size();
    }

    /** An output is what a layer makes of the first input; nothing happens if nobody needs it. */
    void outputBecomes(int output, boolean keepsBatch, Layer layer) {
        if (isUsed(output)) {
            conversion.also(node, output, inputs.get(0), keepsBatch, layer);
        }
    }
}
