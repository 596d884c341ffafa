package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Elementwise;
import dev.stridebook.nn.Elementwise.Operation;
import dev.stridebook.nn.Graph;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.onnx.Value.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arithmetic with several inputs, and products with matrices. */
final class ArithmeticOperators {
    static final Map<String, Operator> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.put("Add", call -> elementwise(call, Operation.SUM));
        BY_NAME.put("Sub", call -> elementwise(call, Operation.DIFFERENCE));
        BY_NAME.put("Mul", call -> elementwise(call, Operation.PRODUCT));
        BY_NAME.put("Div", call -> elementwise(call, Operation.QUOTIENT));
        BY_NAME.put("Pow", call -> elementwise(call, Operation.POWER));
        BY_NAME.put("Sum", call -> elementwise(call, Operation.SUM));
        BY_NAME.put("Mean", call -> elementwise(call, Operation.MEAN));
        BY_NAME.put("Max", call -> elementwise(call, Operation.MAX));
        BY_NAME.put("Min", call -> elementwise(call, Operation.MIN));
        BY_NAME.put("PRelu", ArithmeticOperators::prelu);
        BY_NAME.put("Gemm", ArithmeticOperators::gemm);
        BY_NAME.put("MatMul", ArithmeticOperators::matmul);
    }

    private ArithmeticOperators() {}

    private static void elementwise(Call call, Operation operation) {
        call.requireInputs(1, Integer.MAX_VALUE);
        if (isWhole(call)) {
            Integers.arithmetic(call, operation);
        } else {
            call.becomes(new Elementwise(operation));
        }
    }

    private static boolean isWhole(Call call) {
        for (int i = 0; i < call.inputCount(); i++) {
            if (!(call.input(i) instanceof Whole)) {
                return false;
            }
        }
        return true;
    }

    /** {@code max(x, 0) + slope · min(x, 0)}, whose slope is not learned here. */
    private static void prelu(Call call) {
        call.requireInputs(2, 2);
        INDArray slope = call.floats(1, "slope");
        boolean alike = call.example()
                .filter(example -> WithConstants.isAlike(slope, example))
                .isPresent();
        Graph.Builder graph = new Graph.Builder();
        Graph.Node positive = graph.add("positive", new ReLU(), graph.input());
        Graph.Node negative = graph.add(
                "negative",
                new WithConstants(new Elementwise(Operation.MIN), Arrays.asList(null, Floats.zeros(1)), true),
                graph.input());
        Graph.Node sloped = graph.add(
                "slope",
                new WithConstants(new Elementwise(Operation.PRODUCT), Arrays.asList(null, slope), alike),
                negative);
        Graph prelu = graph.output(graph.add("sum", new Elementwise(Operation.SUM), positive, sloped));
        if (alike) {
            call.becomes(prelu);
        } else {
            call.becomesOfUnknownShape(prelu);
        }
    }

    private static void gemm(Call call) {
        call.requireInputs(2, 3);
        Attributes attributes = call.attributes();
        float alpha = (float) attributes.number("alpha", 1);
        float beta = (float) attributes.number("beta", 1);
        boolean transposedInput = attributes.flag("transA", false);
        boolean transposed = attributes.flag("transB", false);
        INDArray matrix = matrix(call.floats(1, "weights"));
        INDArray weight = scaled(transposed ? matrix : matrix.transpose().dup('c'), alpha);
        INDArray added = call.has(2) ? scaled(call.floats(2, "bias"), beta) : null;
        List<Layer> layers = new ArrayList<>();
        if (transposedInput) {
            layers.add(Permuted.lastTwo());
        }
        int out = (int) weight.size(0);
        if (added == null || isPerFeature(added, out)) {
            layers.add(added == null ? linear(weight) : Linear.of(weight, perFeature(added, out)));
        } else {
            layers.add(linear(weight));
            layers.add(new WithConstants(new Elementwise(Operation.SUM), Arrays.asList(null, added), false));
        }
        if (transposedInput || layers.size() > 1) {
            call.becomesOfUnknownShape(layers.toArray(Layer[]::new));
        } else {
            call.becomes(layers.get(0));
        }
    }

    private static INDArray matrix(INDArray weights) {
        if (weights.rank() != 2 || weights.isEmpty()) {
            throw new OnnxException(
                    "its weights must be a matrix, but have the shape %s".formatted(Shapes.text(weights)));
        }
        return weights;
    }

    private static INDArray scaled(INDArray values, float factor) {
        return factor == 1 ? values : values.mul(factor);
    }

    private static boolean isPerFeature(INDArray added, int out) {
        return added.length() == 1 || added.rank() <= 2 && added.length() == out && added.size(added.rank() - 1) == out;
    }

    private static INDArray perFeature(INDArray added, int out) {
        if (added.length() == out) {
            return added.dup('c').reshape(out);
        }
        INDArray same = Floats.create(out);
        same.assign(added.getFloat(0));
        return same;
    }

    /**
     * @param weight {@code [out, in]}
     */
    private static Linear linear(INDArray weight) {
        return Linear.of(weight, Floats.zeros(weight.size(0))).withoutBias();
    }

    private static void matmul(Call call) {
        call.requireInputs(2, 2);
        if (call.isConstant(1)) {
            INDArray right = call.floats(1, "matrix");
            if (right.rank() == 1) {
                call.becomesOfUnknownShape(linear(right.reshape(1, right.length())), ShapeOperators.squeezed(-1));
            } else {
                call.becomes(linear(matrix(right).transpose().dup('c')));
            }
        } else if (call.isConstant(0)) {
            call.becomesOfSecond(Permuted.lastTwo(), linear(matrix(call.floats(0, "matrix"))), Permuted.lastTwo());
        } else {
            throw new OnnxException(
                    "one of its inputs must be a constant: products of two computed matrices, as in attention, are not supported");
        }
    }
}
