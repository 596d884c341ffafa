package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Golden.ints;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import dev.stridebook.shape.Window1d;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** NaN and infinities reach the cells that they reach in PyTorch, and no others: see golden_nan.py. */
@Tag("conformance")
class NotFiniteTest {

    static List<Golden.Case> goldens() {
        return Golden.cases("nan");
    }

    private static Layer layer(JsonNode args) {
        return switch (args.required("kind").asText()) {
            case "conv2d" -> {
                Conv2d conv = new Conv2d(in(args), out(args), window(args))
                        .groups(groups(args))
                        .paddingMode(mode(args));
                yield args.required("bias").asBoolean() ? conv : conv.withoutBias();
            }
            case "conv1d" -> {
                Conv1d conv = new Conv1d(
                                in(args),
                                out(args),
                                window1d(args)
                                        .dilation(args.required("dilation").asInt()))
                        .groups(groups(args));
                yield args.required("bias").asBoolean() ? conv : conv.withoutBias();
            }
            case "conv_transpose2d" -> {
                int[] more = ints(args.required("output_padding"));
                ConvTranspose2d conv = new ConvTranspose2d(in(args), out(args), window(args))
                        .groups(groups(args))
                        .outputPadding(more[0], more[1]);
                yield args.required("bias").asBoolean() ? conv : conv.withoutBias();
            }
            case "block" -> {
                Conv2d conv = new Conv2d(
                                in(args),
                                out(args),
                                kernel(args.required("side").asInt())
                                        .padding(args.required("around").asInt()))
                        .groups(groups(args));
                conv = args.required("bias").asBoolean() ? conv : conv.withoutBias();
                int pool = args.required("pool").asInt();
                yield pool == 0
                        ? new Sequential(conv, new ReLU())
                        : new Sequential(conv, new ReLU(), new MaxPool2d(pool));
            }
            case "linear" -> {
                Linear linear = new Linear(in(args), out(args));
                yield args.required("bias").asBoolean() ? linear : linear.withoutBias();
            }
            case "max_pool2d" -> new MaxPool2d(window(args));
            case "min_pool2d" -> new MinPool2d(window(args));
            case "avg_pool2d" ->
                new AvgPool2d(window(args))
                        .countIncludePad(args.required("include").asBoolean());
            case "pool1d" ->
                args.required("op").asText().equals("max")
                        ? new MaxPool1d(window1d(args))
                        : new AvgPool1d(window1d(args));
            case "adaptive_avg_pool2d" -> new AdaptiveAvgPool2d(size(args, "output"));
            case "global_max_pool2d" -> new GlobalMaxPool2d();
            case "activations" -> {
                int axis = args.required("axis").asInt();
                yield switch (args.required("op").asText()) {
                    case "relu" -> new ReLU();
                    case "sigmoid" -> new Sigmoid();
                    case "softmax" -> new Softmax(axis);
                    default -> new LogSoftmax(axis);
                };
            }
            case "batch_norm2d" -> {
                BatchNorm2d norm = new BatchNorm2d(args.required("channels").asInt());
                norm = args.required("affine").asBoolean() ? norm : norm.withoutAffine();
                norm.training(args.required("training").asBoolean());
                yield norm;
            }
            case "blocks" ->
                switch (args.required("network").asText()) {
                    case "residual" -> new Residual(new Conv2d(2, 2, kernel(1)));
                    case "concat" -> new Concat(new Conv2d(2, 1, kernel(1)), new ReLU());
                    default -> new SqueezeExcitation(2, 2);
                };
            default -> throw new AssertionError(args);
        };
    }

    private static int in(JsonNode args) {
        return args.required("in").asInt();
    }

    private static int out(JsonNode args) {
        return args.required("out").asInt();
    }

    private static int groups(JsonNode args) {
        return args.required("groups").asInt();
    }

    private static PaddingMode mode(JsonNode args) {
        return PaddingMode.valueOf(args.required("mode").asText().toUpperCase(Locale.ROOT));
    }

    private static Size size(JsonNode args, String name) {
        int[] both = ints(args.required(name));
        return Size.of(both[0], both[1]);
    }

    private static Window window(JsonNode args) {
        int[] kernel = ints(args.required("kernel"));
        int[] stride = ints(args.required("stride"));
        int[] padding = ints(args.required("padding"));
        int[] dilation = ints(args.required("dilation"));
        Window window = kernel(kernel[0], kernel[1])
                .stride(stride[0], stride[1])
                .padding(padding[0], padding[1])
                .dilation(dilation[0], dilation[1]);
        return args.path("ceil").asBoolean() ? window.ceil() : window;
    }

    private static Window1d window1d(JsonNode args) {
        return Window1d.kernel1d(args.required("kernel").asInt())
                .stride(args.required("stride").asInt())
                .padding(args.required("padding").asInt());
    }

    private static Layer prepared(Golden.Case golden) {
        Layer layer = layer(golden.args());
        layer.parameters().forEach(parameter -> parameter.set(golden.array(parameter.name())));
        layer.buffers().forEach((name, values) -> values.assign(golden.array(name)));
        return layer;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void reachWhatTheyReachInPyTorch(Golden.Case golden) {
        Layer layer = prepared(golden);
        check(golden, "y", layer.forward(golden.array("x")));
        check(golden, "dx", layer.backward(golden.array("g")));
        layer.parameters().forEach(parameter -> check(golden, "d" + parameter.name(), parameter.gradient()));
        layer.buffers().forEach((name, values) -> check(golden, "after." + name, values));

        Layer first = prepared(golden);
        first.forward(golden.array("x"));
        first.backwardParameters(golden.array("g"));
        first.parameters().forEach(parameter -> check(golden, "d" + parameter.name(), parameter.gradient()));
    }

    /** Where PyTorch has two answers, any will do here; {@link NotFiniteProperties} say which is ours. */
    private static void check(Golden.Case golden, String name, INDArray actual) {
        INDArray expected = golden.array(name);
        if (golden.has("open." + name)) {
            INDArray open = golden.array("open." + name);
            for (long i = 0; i < open.length(); i++) {
                if (open.getFloat(i) != 0) {
                    expected.putScalar(i, actual.dup('c').getFloat(i));
                }
            }
        }
        assertClose(name, actual, expected);
    }

    static List<Golden.Case> convolutions() {
        return goldens().stream()
                .filter(golden -> golden.args().required("kind").asText().matches("conv2d|conv_transpose2d|m.._pool2d"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void reachWhatTheyReachInPlainLoops(Golden.Case golden) {
        JsonNode args = golden.args();
        INDArray x = golden.array("x");
        INDArray expected =
                switch (args.required("kind").asText()) {
                    case "conv2d" ->
                        Loops.conv2d(x, golden.array("weight"), bias(golden), window(args), groups(args), mode(args));
                    case "conv_transpose2d" ->
                        Loops.convTranspose2d(
                                x,
                                golden.array("weight"),
                                bias(golden),
                                new TransposedWindow(window(args), size(args, "output_padding")),
                                groups(args));
                    case "max_pool2d" -> Loops.maxPool2d(x, window(args));
                    default -> Loops.minPool2d(x, window(args));
                };
        assertClose("output", prepared(golden).forward(x), expected);
    }

    private static INDArray bias(Golden.Case golden) {
        return golden.has("bias") ? golden.array("bias") : null;
    }

    @Test
    void dropoutMultipliesThemWithItsFactors() {
        INDArray ones = Some.ones(8, 8);
        for (double p : new double[] {0, 0.5, 1}) {
            for (float special : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
                INDArray factors = new Dropout(p, new SplittableRandom(7)).forward(ones);
                INDArray x = counting(8, 8);
                x.putScalar(3, special).putScalar(10, special).putScalar(20, special);
                Dropout dropout = new Dropout(p, new SplittableRandom(7));
                assertClose("output", dropout.forward(x), products(x, factors));
                assertClose("gradient", dropout.backward(x), products(x, factors));
                dropout.training(false);
                assertClose("output", dropout.forward(x), x);
            }
        }
    }

    private static INDArray products(INDArray a, INDArray b) {
        INDArray products = a.dup();
        for (long i = 0; i < a.length(); i++) {
            products.putScalar(i, a.getFloat(i) * b.getFloat(i));
        }
        return products;
    }

    /** A network that has diverged keeps on at a usable speed, and everything that depends on its numbers is NaN. */
    @Test
    void aNetworkThatDivergedStaysDiverged() {
        Sequential net = Networks.mnistNet(1);
        net.parameters().forEach(parameter -> parameter.value().assign(Float.NaN));
        INDArray y = net.forward(random(64, 1, 28, 28));
        assertThat(y.isNaN().all()).isTrue();
        net.backward(Nd4j.onesLike(y));
        net.parameters()
                .forEach(parameter ->
                        assertThat(parameter.gradient().isNaN().any()).isTrue());
    }
}
