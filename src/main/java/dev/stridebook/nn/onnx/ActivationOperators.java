package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Dropout;
import dev.stridebook.nn.ELU;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.GELU;
import dev.stridebook.nn.Hardtanh;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.LeakyReLU;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.ReLU6;
import dev.stridebook.nn.SiLU;
import dev.stridebook.nn.Sigmoid;
import dev.stridebook.nn.Softmax;
import dev.stridebook.nn.Tanh;
import dev.stridebook.nn.View;
import dev.stridebook.shape.Shape;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.commons.math3.special.Erf;

/** Functions of each value by itself, softmax, and dropout, which does nothing here. */
final class ActivationOperators {
    /** Since then softmax works along one axis; before, along that and all that follow. */
    private static final int SOFTMAX_ALONG_ONE_AXIS = 13;

    static final Map<String, Operator> BY_NAME = new TreeMap<>();

    static {
        layer("Relu", ReLU::new);
        layer("Sigmoid", Sigmoid::new);
        layer("Tanh", Tanh::new);
        function("Abs", Math::abs, Math::signum);
        function("Exp", Math::exp, Math::exp);
        function("Log", Math::log, x -> 1 / x);
        function("Sqrt", Math::sqrt, x -> 0.5 / Math.sqrt(x));
        function("Reciprocal", x -> 1 / x, x -> -1 / (x * x));
        function("Neg", x -> -x, x -> -1);
        function("Floor", Math::floor, x -> 0);
        function("Ceil", Math::ceil, x -> 0);
        function("Erf", x -> Double.isNaN(x) ? x : Erf.erf(x), x -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
        function("Softplus", ActivationOperators::softplus, ActivationOperators::sigmoid);
        function("Softsign", x -> x / (1 + Math.abs(x)), x -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))));
        function("Mish", x -> x * Math.tanh(softplus(x)), ActivationOperators::mishSlope);
        function(
                "HardSwish",
                x -> x * Math.max(0, Math.min(1, x / 6 + 0.5)),
                x -> x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5);
        BY_NAME.put("LeakyRelu", of(attributes -> new LeakyReLU(attributes.number("alpha", 0.01))));
        BY_NAME.put("ThresholdedRelu", of(attributes -> thresholded(attributes.number("alpha", 1))));
        BY_NAME.put("Elu", of(attributes -> new ELU(attributes.number("alpha", 1))));
        BY_NAME.put("Celu", of(attributes -> celu(attributes.number("alpha", 1))));
        BY_NAME.put(
                "Selu",
                of(attributes -> elu(
                        "Selu",
                        attributes.number("alpha", 1.6732632423543772),
                        attributes.number("gamma", 1.0507009873554805),
                        1)));
        BY_NAME.put("Swish", of(attributes -> swish(attributes.number("alpha", 1))));
        BY_NAME.put(
                "HardSigmoid",
                of(attributes -> hardSigmoid(attributes.number("alpha", 0.2), attributes.number("beta", 0.5))));
        BY_NAME.put("Gelu", of(attributes -> gelu(attributes.choice("approximate", "none", "none", "tanh"))));
        BY_NAME.put("Clip", ActivationOperators::clip);
        BY_NAME.put("Softmax", call -> softmax(call, Softmax::new));
        BY_NAME.put("LogSoftmax", call -> softmax(call, LogSoftmax::new));
        BY_NAME.put("Dropout", ActivationOperators::dropout);
        BY_NAME.put("Identity", call -> {
            call.requireInputs(1, 1);
            call.becomes(call.input(0));
        });
    }

    private ActivationOperators() {}

    private static void layer(String operator, Supplier<Layer> layer) {
        BY_NAME.put(operator, of(attributes -> layer.get()));
    }

    private static void function(String operator, DoubleUnaryOperator function, DoubleUnaryOperator slope) {
        layer(operator, () -> Pointwise.of(operator, Map.of(), function, slope));
    }

    private static Operator of(Function<Attributes, Layer> layer) {
        return call -> {
            call.requireInputs(1, 1);
            call.becomes(layer.apply(call.attributes()));
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double mishSlope(double x) {
        double t = Math.tanh(softplus(x));
        return t + x * (1 - t * t) * sigmoid(x);
    }

    private static Layer thresholded(double alpha) {
        return Pointwise.of("ThresholdedRelu", Map.of("alpha", alpha), x -> x > alpha ? x : 0, x -> x > alpha ? 1 : 0);
    }

    private static Layer elu(String name, double alpha, double gamma, double stretch) {
        return Pointwise.of(
                name,
                name.equals("Selu") ? Map.of("alpha", alpha, "gamma", gamma) : Map.of("alpha", alpha),
                x -> gamma * (x > 0 ? x : alpha * Math.expm1(x / stretch)),
                x -> gamma * (x > 0 ? 1 : alpha / stretch * Math.exp(x / stretch)));
    }

    private static Layer celu(double alpha) {
        return elu("Celu", alpha, 1, alpha);
    }

    private static Layer swish(double alpha) {
        return alpha == 1
                ? new SiLU()
                : new Pointwise("x · sigmoid(" + alpha + "·x)", x -> x * sigmoid(alpha * x), x -> {
                    double gate = sigmoid(alpha * x);
                    return gate + alpha * x * gate * (1 - gate);
                });
    }

    private static Layer hardSigmoid(double alpha, double beta) {
        return Pointwise.of(
                "HardSigmoid",
                Map.of("alpha", alpha, "beta", beta),
                x -> Math.max(0, Math.min(1, alpha * x + beta)),
                x -> alpha * x + beta > 0 && alpha * x + beta < 1 ? alpha : 0);
    }

    private static Layer gelu(String approximate) {
        return approximate.equals("none") ? new GELU() : new GELU().approximate();
    }

    /** The limits are attributes in old files, and inputs since. */
    private static void clip(Call call) {
        call.requireInputs(1, 3);
        double least =
                call.has(1) ? call.number(1, "least value") : call.attributes().number("min", Double.NEGATIVE_INFINITY);
        double most = call.has(2)
                ? call.number(2, "largest value")
                : call.attributes().number("max", Double.POSITIVE_INFINITY);
        if (least == 0 && most == 6) {
            call.becomes(new ReLU6());
        } else if (least < most && Double.isFinite(least) && Double.isFinite(most)) {
            call.becomes(new Hardtanh(least, most));
        } else {
            call.becomes(new Pointwise(
                    "Clip(%s, %s)".formatted(least, most),
                    x -> Math.min(most, Math.max(least, x)),
                    x -> x > least && x < most ? 1 : 0));
        }
    }

    private static void softmax(Call call, IntFunction<Layer> layer) {
        call.requireInputs(1, 1);
        boolean alongOne = call.opset() >= SOFTMAX_ALONG_ONE_AXIS;
        int axis = Math.toIntExact(call.attributes().integer("axis", alongOne ? -1 : 1));
        if (alongOne || axis == -1) {
            call.becomes(layer.apply(axis));
            return;
        }
        Shape example = call.requireExample("softmax over several axes, as opset 12 and earlier have it,");
        int counted = call.axis(axis);
        if (counted == example.dimensions().size()) {
            call.becomes(layer.apply(axis));
        } else if (counted == 1) {
            call.becomes(
                    new Flatten(),
                    layer.apply(1),
                    new View(LongStream.concat(
                                    LongStream.of(-1),
                                    example.dimensions().stream().mapToLong(Integer::longValue))
                            .toArray()));
        } else {
            throw new OnnxException(
                    "in opset %d softmax at axis %d joins all axes from there on, which is supported for axis 1 and the last. Convert the file to opset 13"
                            .formatted(call.opset(), axis));
        }
    }

    /** Only training drops values. */
    private static void dropout(Call call) {
        call.requireInputs(1, 3);
        call.attributes().ignore("seed");
        if (call.has(2) && call.number(2, "training_mode") != 0 && !(call.has(1) && call.number(1, "ratio") == 0)) {
            throw new OnnxException("training_mode is not supported: export the network for inference");
        }
        double ratio = call.has(1) ? call.number(1, "ratio") : call.attributes().number("ratio", 0.5);
        call.becomes(new Dropout(ratio));
    }
}
