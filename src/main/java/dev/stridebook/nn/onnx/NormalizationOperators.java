package dev.stridebook.nn.onnx;

import dev.stridebook.nn.BatchNorm1d;
import dev.stridebook.nn.BatchNorm2d;
import dev.stridebook.nn.Elementwise;
import dev.stridebook.nn.Elementwise.Operation;
import dev.stridebook.nn.Graph;
import dev.stridebook.nn.GroupNorm;
import dev.stridebook.nn.InstanceNorm2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.LayerNorm;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.onnx.AlongAxes.Along;
import dev.stridebook.nn.onnx.AlongAxes.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Normalisations. */
final class NormalizationOperators {
    static final Map<String, Operator> BY_NAME = Map.of(
            "BatchNormalization", NormalizationOperators::batch,
            "InstanceNormalization", NormalizationOperators::instance,
            "GroupNormalization", NormalizationOperators::group,
            "LayerNormalization", NormalizationOperators::layer,
            "LRN", NormalizationOperators::local);

    /** Since then group normalisation has weights for channels. */
    private static final int PER_CHANNEL = 21;

    private NormalizationOperators() {}

    private static void batch(Call call) {
        call.requireInputs(5, 5);
        Attributes attributes = call.attributes();
        if (attributes.flag("training_mode", false)) {
            throw new OnnxException("training_mode 1 is not supported: export the network for inference");
        }
        attributes.ignore("spatial");
        INDArray scale = call.floats(1, "scale");
        int channels = Math.toIntExact(scale.length());
        double eps = attributes.number("epsilon", 1e-5);
        double momentum = momentum(attributes);
        boolean isImages = call.example().filter(shape -> !shape.isImage()).isEmpty();
        Layer layer = isImages
                ? new BatchNorm2d(channels).eps(eps).momentum(momentum)
                : new BatchNorm1d(channels).eps(eps).momentum(momentum);
        set(layer, "running_mean", call.floats(3, "mean"));
        set(layer, "running_var", call.floats(4, "variance"));
        call.becomes(learned(layer, scale, call.floats(2, "bias")));
    }

    private static Layer learned(Layer layer, INDArray... values) {
        for (int i = 0; i < values.length; i++) {
            layer.parameters().get(i).set(values[i]);
        }
        return layer;
    }

    private static void instance(Call call) {
        call.requireInputs(3, 3);
        INDArray scale = call.floats(1, "scale");
        int channels = Math.toIntExact(scale.length());
        double eps = call.attributes().number("epsilon", 1e-5);
        Layer layer = PoolingOperators.isImages(call)
                ? new InstanceNorm2d(channels).withAffine().eps(eps)
                : new GroupNorm(channels, channels).eps(eps);
        call.becomes(learned(layer, scale, call.floats(2, "bias")));
    }

    /** Scale and bias are for whole groups in old files, and for channels since opset 21. */
    private static void group(Call call) {
        call.requireInputs(3, 3);
        call.attributes().ignore("stash_type");
        int groups = Sliding.atLeast("num_groups", call.attributes().integer("num_groups", 0), 1);
        double eps = call.attributes().number("epsilon", 1e-5);
        INDArray scale = call.floats(1, "scale");
        INDArray bias = call.floats(2, "bias");
        if (call.opset() < PER_CHANNEL) {
            int each = call.requireExample("scale and bias of whole groups")
                            .dimensions()
                            .get(0)
                    / groups;
            scale = repeated(scale, each);
            bias = repeated(bias, each);
        }
        call.becomes(learned(new GroupNorm(groups, Math.toIntExact(scale.length())).eps(eps), scale, bias));
    }

    private static INDArray repeated(INDArray values, int each) {
        INDArray repeated = Floats.create(values.length() * each);
        for (int i = 0; i < repeated.length(); i++) {
            repeated.putScalar(i, values.getFloat(i / each));
        }
        return repeated;
    }

    /** Over all axes from one on. */
    private static void layer(Call call) {
        call.requireInputs(2, 3);
        call.attributes().ignore("stash_type");
        long axis = call.attributes().integer("axis", -1);
        double eps = call.attributes().number("epsilon", 1e-5);
        INDArray scale = call.floats(1, "scale");
        int[] sizes = Arrays.stream(scale.shape()).mapToInt(Math::toIntExact).toArray();
        boolean last = axis == -1 && sizes.length == 1;
        int rank = last ? 0 : call.requireExample("it").dimensions().size() + 1;
        if (!last && (sizes.length == 0 || rank - call.axis(axis) != sizes.length)) {
            throw new OnnxException("its scale has the shape %s, but must have all axes from %d on"
                    .formatted(Shapes.text(scale), axis));
        }
        LayerNorm layer = new LayerNorm(sizes).eps(eps);
        Layer filled =
                call.has(2) ? learned(layer, scale, call.floats(2, "bias")) : learned(layer.withoutBias(), scale);
        if (sizes.length == rank) {
            call.becomesOfUnknownShape(filled);
        } else {
            call.becomes(filled);
        }
    }

    /** ONNX says how much of the running averages stays, PyTorch how much is replaced. */
    private static double momentum(Attributes attributes) {
        double kept = Math.min(1, Math.max(0, attributes.number("momentum", 0.9)));
        return Math.round((1 - kept) * 1e6) / 1e6;
    }

    private static void set(Layer layer, String buffer, INDArray values) {
        INDArray to = layer.buffers().get(buffer);
        if (!Arrays.equals(to.shape(), values.shape())) {
            throw new OnnxException("its %s has the shape %s, but its scale %s"
                    .formatted(buffer, Shapes.text(values), Shapes.text(to)));
        }
        to.assign(values);
    }

    /** Local response normalisation, of AlexNet and GoogLeNet: {@code x / (bias + alpha / size · Σ x²)^beta} over close channels. */
    private static void local(Call call) {
        call.requireInputs(1, 1);
        Attributes attributes = call.attributes();
        int size = Sliding.atLeast("size", attributes.integer("size", 0), 1);
        double alpha = attributes.number("alpha", 1e-4);
        double beta = attributes.number("beta", 0.75);
        double bias = attributes.number("bias", 1);
        Graph.Builder graph = new Graph.Builder();
        Graph.Node squares = graph.add("square", new Pointwise("x²", x -> x * x, x -> 2 * x), graph.input());
        Graph.Node sums = graph.add(
                "sum",
                AlongAxes.sums("sum of channels", 0, rank -> List.of(new Along(1, length -> closeTo(length, size)))),
                squares);
        Graph.Node divisor = graph.add(
                "power",
                new Pointwise(
                        "(%s + %s·x)^%s".formatted(bias, alpha / size, beta),
                        x -> Math.pow(bias + alpha / size * x, beta),
                        x -> beta * alpha / size * Math.pow(bias + alpha / size * x, beta - 1)),
                sums);
        call.becomes(graph.output(graph.add("quotient", new Elementwise(Operation.QUOTIENT), graph.input(), divisor)));
    }

    private static Line closeTo(int length, int size) {
        int[][] sources = new int[length][];
        float[][] weights = new float[length][];
        for (int i = 0; i < length; i++) {
            sources[i] = IntStream.rangeClosed(
                            Math.max(0, i - (size - 1) / 2), (int) Math.min(length - 1L, i + size / 2L))
                    .toArray();
            weights[i] = new float[sources[i].length];
            Arrays.fill(weights[i], 1);
        }
        return new Line(sources, weights);
    }
}
