package dev.stridebook.nn.onnx;

import dev.stridebook.nn.BatchNorm2d;
import dev.stridebook.nn.Elementwise;
import dev.stridebook.nn.Elementwise.Operation;
import dev.stridebook.nn.Graph;
import dev.stridebook.nn.Layer;
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
            "LRN", NormalizationOperators::local);

    private NormalizationOperators() {}

    private static void batch(Call call) {
        call.requireInputs(5, 5);
        Attributes attributes = call.attributes();
        if (attributes.flag("training_mode", false)) {
            throw new OnnxException("training_mode 1 is not supported: export the network for inference");
        }
        attributes.ignore("spatial");
        INDArray scale = call.floats(1, "scale");
        BatchNorm2d layer = new BatchNorm2d(Math.toIntExact(scale.length()))
                .eps(attributes.number("epsilon", 1e-5))
                .momentum(momentum(attributes));
        layer.parameters().get(0).set(scale);
        layer.parameters().get(1).set(call.floats(2, "bias"));
        set(layer, "running_mean", call.floats(3, "mean"));
        set(layer, "running_var", call.floats(4, "variance"));
        call.becomes(layer);
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
