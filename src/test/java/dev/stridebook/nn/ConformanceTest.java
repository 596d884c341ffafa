package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Golden.ints;
import static dev.stridebook.nn.Golden.longs;
import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import dev.stridebook.shape.Window1d;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Every argument of every layer against PyTorch: values, indices, gradients, shapes and names of parameters, and what is
 * refused. The cases come from src/test/python/golden.py.
 */
@Tag("conformance")
class ConformanceTest {
    private static final List<String> FAMILIES = List.of(
            "conv2d",
            "conv1d",
            "conv_transpose2d",
            "max_pool2d",
            "min_pool2d",
            "avg_pool2d",
            "pool1d",
            "adaptive_avg_pool2d",
            "max_unpool2d",
            "batch_norm2d",
            "activations",
            "linear",
            "blocks",
            "initial",
            "training");

    @Test
    void thereIsEveryCase() {
        assertThat(FAMILIES.stream()
                        .mapToInt(family -> Golden.cases(family).size())
                        .sum())
                .isEqualTo(1490);
        assertThat(FAMILIES.stream()
                        .flatMap(family -> Golden.cases(family).stream())
                        .filter(Golden.Case::isRefused)
                        .count())
                .isEqualTo(170);
    }

    @TestFactory
    Stream<DynamicTest> conv2d() {
        return layers("conv2d", 3, args -> {
            Conv2d conv = new Conv2d(
                            args.required("in").asInt(), args.required("out").asInt(), window(args))
                    .groups(groups(args))
                    .paddingMode(mode(args));
            return args.required("bias").asBoolean() ? conv : conv.withoutBias();
        });
    }

    @TestFactory
    Stream<DynamicTest> conv1d() {
        return layers("conv1d", 2, args -> {
            Conv1d conv = new Conv1d(
                            args.required("in").asInt(), args.required("out").asInt(), window1d(args))
                    .groups(groups(args))
                    .paddingMode(mode(args));
            return args.required("bias").asBoolean() ? conv : conv.withoutBias();
        });
    }

    @TestFactory
    Stream<DynamicTest> convTranspose2d() {
        return layers("conv_transpose2d", 3, args -> {
            int[] outputPadding = ints(args.required("output_padding"));
            ConvTranspose2d conv = new ConvTranspose2d(
                            args.required("in").asInt(), args.required("out").asInt(), window(args))
                    .outputPadding(outputPadding[0], outputPadding[1])
                    .groups(groups(args));
            return args.required("bias").asBoolean() ? conv : conv.withoutBias();
        });
    }

    @TestFactory
    Stream<DynamicTest> maxPool2d() {
        return layers("max_pool2d", 3, args -> new MaxPool2d(window(args)));
    }

    @TestFactory
    Stream<DynamicTest> maxPool2dTellsWhereItFoundThem() {
        return Golden.cases("max_pool2d").stream()
                .filter(golden -> !golden.isRefused() && golden.has("indices"))
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    Pooled pooled = new MaxPool2d(window(golden.args())).pool(golden.array("x"));
                    assertClose("values", pooled.values(), golden.array("y"));
                    assertThat(pooled.indices().dataType()).isEqualTo(DataType.INT64);
                    assertClose("indices", pooled.indices().castTo(DataType.FLOAT), golden.array("indices"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> minPool2d() {
        return layers("min_pool2d", 3, args -> new MinPool2d(window(args)));
    }

    @TestFactory
    Stream<DynamicTest> avgPool2d() {
        return layers("avg_pool2d", 3, args -> {
            AvgPool2d pool = new AvgPool2d(window(args))
                    .countIncludePad(args.required("include").asBoolean());
            JsonNode divisor = args.required("divisor");
            return divisor.isNull() ? pool : pool.divisorOverride(divisor.asInt());
        });
    }

    @TestFactory
    Stream<DynamicTest> pool1d() {
        return layers(
                "pool1d",
                2,
                args -> args.required("op").asText().equals("max")
                        ? new MaxPool1d(window1d(args))
                        : new AvgPool1d(window1d(args))
                                .countIncludePad(args.required("include").asBoolean()));
    }

    @TestFactory
    Stream<DynamicTest> adaptiveAvgPool2d() {
        return layers("adaptive_avg_pool2d", 3, args -> new AdaptiveAvgPool2d(size(args.required("output"))));
    }

    @TestFactory
    Stream<DynamicTest> maxUnpool2d() {
        return tests("max_unpool2d", ConformanceTest::checkUnpooling, golden -> {
            long[] indices = Stream.of(golden.args().required("indices"))
                    .flatMapToLong(rows ->
                            LongStream.concat(LongStream.of(longs(rows.get(0))), LongStream.of(longs(rows.get(1)))))
                    .toArray();
            unpool(golden.args(), golden.zeros(), Nd4j.createFromArray(indices).reshape(1, 1, 2, -1));
        });
    }

    private static void checkUnpooling(Golden.Case golden) {
        MaxUnpool2d unpool = new MaxUnpool2d(window(golden.args()));
        INDArray indices = golden.array("indices").castTo(DataType.INT64);
        assertClose("output", unpool(unpool, golden.args(), golden.array("x"), indices), golden.array("y"));
        assertClose("input gradient", unpool.backward(golden.array("g")), golden.array("dx"));
    }

    private static void unpool(JsonNode args, INDArray x, INDArray indices) {
        unpool(new MaxUnpool2d(window(args)), args, x, indices);
    }

    private static INDArray unpool(MaxUnpool2d unpool, JsonNode args, INDArray x, INDArray indices) {
        JsonNode output = args.required("output");
        return output.isNull() ? unpool.forward(x, indices) : unpool.forward(x, indices, size(output));
    }

    @TestFactory
    Stream<DynamicTest> batchNorm2d() {
        return layers("batch_norm2d", 3, args -> {
            BatchNorm2d norm = new BatchNorm2d(args.required("channels").asInt())
                    .eps(args.required("eps").asDouble())
                    .momentum(args.required("momentum").asDouble());
            norm = args.required("affine").asBoolean() ? norm : norm.withoutAffine();
            return args.required("running").asBoolean() ? norm : norm.withoutRunningStatistics();
        });
    }

    @TestFactory
    Stream<DynamicTest> activations() {
        return layers("activations", 0, args -> {
            int axis = args.required("axis").asInt();
            return switch (args.required("op").asText()) {
                case "relu" -> new ReLU();
                case "sigmoid" -> new Sigmoid();
                case "softmax" -> new Softmax(axis);
                case "log_softmax" -> new LogSoftmax(axis);
                default -> throw new AssertionError(args);
            };
        });
    }

    @TestFactory
    Stream<DynamicTest> linear() {
        return layers("linear", 0, args -> {
            Linear linear =
                    new Linear(args.required("in").asInt(), args.required("out").asInt());
            return args.required("bias").asBoolean() ? linear : linear.withoutBias();
        });
    }

    @TestFactory
    Stream<DynamicTest> blocks() {
        return layers("blocks", 3, args -> block(args.required("network").asText()));
    }

    private static Layer block(String name) {
        return switch (name) {
            case "residual" -> new Residual(new Sequential(same(3, 3, 3), new ReLU(), same(3, 3, 3)));
            case "residual with a shortcut" ->
                new Residual(
                        new Sequential(
                                new Conv2d(3, 4, Window.kernel(3).stride(2).padding(1)).withoutBias(),
                                new BatchNorm2d(4),
                                new ReLU(),
                                same(4, 4, 3)),
                        new Sequential(new Conv2d(3, 4, Window.kernel(1).stride(2)).withoutBias(), new BatchNorm2d(4)));
            case "concat" ->
                new Concat(
                        same(2, 3, 1),
                        new Sequential(same(2, 2, 3), new ReLU()),
                        new MaxPool2d(Window.kernel(3).stride(1).padding(1)));
            case "concat of one" -> new Concat(same(2, 3, 3));
            case "squeeze and excitation" -> new SqueezeExcitation(4, 2);
            case "residual around squeeze and excitation" ->
                new Residual(new Sequential(same(4, 4, 3), new SqueezeExcitation(4, 1)));
            case "upsampling" ->
                new Sequential(
                        new Conv2d(2, 4, Window.kernel(3).stride(2).padding(1)),
                        new ReLU(),
                        new ConvTranspose2d(4, 2, Window.kernel(3).stride(2).padding(1)).outputPadding(1),
                        new Sigmoid());
            case "depthwise separable" ->
                new Sequential(
                        new Conv2d(3, 3, Window.kernel(3).padding(1)).groups(3),
                        new Conv2d(3, 5, Window.kernel(1)),
                        new ReLU(),
                        AdaptiveAvgPool2d.global());
            default -> throw new AssertionError(name);
        };
    }

    private static Conv2d same(int in, int out, int side) {
        return new Conv2d(in, out, Window.kernel(side).samePadding());
    }

    /** The plain loops that students read are right, too. */
    @TestFactory
    Stream<DynamicTest> reference() {
        return Stream.of(
                        reference("conv2d", (golden, x) -> {
                            JsonNode args = golden.args();
                            return Loops.conv2d(
                                    x, golden.array("weight"), bias(golden), window(args), groups(args), mode(args));
                        }),
                        reference("conv_transpose2d", (golden, x) -> {
                            JsonNode args = golden.args();
                            TransposedWindow window =
                                    new TransposedWindow(window(args), size(args.required("output_padding")));
                            return Loops.convTranspose2d(x, golden.array("weight"), bias(golden), window, groups(args));
                        }),
                        reference("max_pool2d", (golden, x) -> Loops.maxPool2d(x, window(golden.args()))),
                        reference("min_pool2d", (golden, x) -> Loops.minPool2d(x, window(golden.args()))),
                        reference("avg_pool2d", (golden, x) -> {
                            JsonNode args = golden.args();
                            boolean include = args.required("include").asBoolean();
                            return Loops.avgPool2d(
                                    x,
                                    window(args),
                                    include,
                                    args.required("divisor").asInt());
                        }))
                .flatMap(Function.identity());
    }

    private static Stream<DynamicTest> reference(String family, BiFunction<Golden.Case, INDArray, INDArray> function) {
        return Golden.cases(family).stream()
                .filter(golden -> !golden.isRefused())
                .map(golden -> DynamicTest.dynamicTest(
                        family + " " + golden.name(),
                        () -> assertClose("output", function.apply(golden, golden.array("x")), golden.array("y"))));
    }

    private static INDArray bias(Golden.Case golden) {
        return golden.has("bias") ? golden.array("bias") : null;
    }

    private static int groups(JsonNode args) {
        return args.required("groups").asInt();
    }

    /** Weights start as PyTorch's: uniform in ±1/√fan_in, which these many draws come close to. */
    @TestFactory
    Stream<DynamicTest> initialWeights() {
        return tests(
                "initial",
                golden -> {
                    JsonNode args = golden.args();
                    double bound = args.required("bound").asDouble();
                    double largest = 0;
                    for (int seed = 0; seed < 60; seed++) {
                        for (Parameter parameter : initial(args, seed).parameters()) {
                            assertThat(parameter.shape())
                                    .as(parameter.name())
                                    .isEqualTo(golden.array(parameter.name())
                                            .castTo(DataType.INT64)
                                            .data()
                                            .asLong());
                            largest = Math.max(
                                    largest, parameter.value().amaxNumber().doubleValue());
                        }
                    }
                    assertThat(largest).isBetween(0.9 * bound, bound * (1 + 1e-6));
                },
                golden -> {});
    }

    private static Layer initial(JsonNode args, int seed) {
        int in = args.required("in").asInt();
        int out = args.required("out").asInt();
        int groups = args.required("groups").asInt();
        var random = new SplittableRandom(seed);
        return switch (args.required("kind").asText()) {
            case "conv2d" -> new Conv2d(in, out, kernel(args), random).groups(groups);
            case "conv_transpose2d" -> new ConvTranspose2d(in, out, kernel(args), random).groups(groups);
            case "conv1d" ->
                new Conv1d(in, out, kernel1d(args.required("kernel").asInt()), random).groups(groups);
            case "linear" -> new Linear(in, out, random);
            default -> throw new AssertionError(args);
        };
    }

    // What all layers have in common.

    /**
     * @param axes of one example, or 0 for all but the first
     * @param layer made of a case's arguments
     */
    static Stream<DynamicTest> layers(String family, int axes, Function<JsonNode, Layer> layer) {
        return tests(
                family,
                golden -> check(golden, axes, layer),
                golden -> layer.apply(golden.args()).forward(golden.zeros()));
    }

    interface Check {
        void of(Golden.Case golden);
    }

    static Stream<DynamicTest> tests(String family, Check check, Check compute) {
        return Golden.cases(family).stream()
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    if (!golden.isRefused()) {
                        check.of(golden);
                    } else if (golden.isOurs()) {
                        compute.of(golden);
                    } else {
                        assertThatThrownBy(() -> compute.of(golden))
                                .isInstanceOf(IllegalArgumentException.class)
                                .message()
                                .hasSizeGreaterThan(30);
                    }
                }));
    }

    static void check(Golden.Case golden, int axes, Function<JsonNode, Layer> maker) {
        INDArray x = golden.array("x");
        INDArray before = x.dup();
        Layer layer = prepared(golden, maker);
        INDArray y = layer.forward(x);
        assertClose("output", y, golden.array("y"));
        assertClose("input, left alone", x, before);
        checkShape(layer, x, y, axes);
        if (!golden.has("g")) {
            return;
        }
        INDArray gradient = golden.array("g");
        assertClose("input gradient", layer.backward(gradient), golden.array("dx"));
        assertClose("gradient, left alone", gradient, golden.array("g"));
        checkParameters(golden, layer);

        Layer first = prepared(golden, maker);
        first.forward(x);
        first.backwardParameters(gradient);
        checkParameters(golden, first);
    }

    /** With the case's weights, after the steps that came before. */
    private static Layer prepared(Golden.Case golden, Function<JsonNode, Layer> maker) {
        Layer layer = maker.apply(golden.args());
        for (Parameter parameter : layer.parameters()) {
            parameter.set(golden.array(parameter.name()));
        }
        for (int step = 0; golden.has("before" + step); step++) {
            layer.forward(golden.array("before" + step));
        }
        layer.training(!golden.args().path("mode").asText().equals("eval"));
        return layer;
    }

    static void checkShape(Layer layer, INDArray x, INDArray y, int axes) {
        long[] input = example(x, axes);
        if (input.length > 0 && Arrays.stream(input).allMatch(size -> size > 0)) {
            assertThat(layer.outputShape(Shape.of(
                            Arrays.stream(input).mapToInt(Math::toIntExact).toArray())))
                    .as("shape without running")
                    .isEqualTo(Shape.of(Arrays.stream(example(y, axes == 0 ? 0 : axes + y.rank() - x.rank()))
                            .mapToInt(Math::toIntExact)
                            .toArray()));
        }
    }

    private static long[] example(INDArray x, int axes) {
        long[] shape = x.shape();
        int first = axes == 0 ? 1 : shape.length - axes;
        return Arrays.copyOfRange(shape, Math.min(first, shape.length), shape.length);
    }

    private static void checkParameters(Golden.Case golden, Layer layer) {
        assertThat(layer.parameters().stream().map(Parameter::name))
                .containsExactlyInAnyOrderElementsOf(golden.arrayNames().stream()
                        .filter(name -> !name.equals("x") && golden.has("d" + name))
                        .toList());
        for (Parameter parameter : layer.parameters()) {
            assertClose("gradient of " + parameter.name(), parameter.gradient(), golden.array("d" + parameter.name()));
        }
        assertThat(layer.buffers().keySet())
                .containsExactlyInAnyOrderElementsOf(golden.arrayNames().stream()
                        .filter(name -> name.contains("running_"))
                        .toList());
        layer.buffers().forEach((name, values) -> assertClose(name, values, golden.array(name)));
    }

    // PyTorch's arguments in our words.

    static Window kernel(JsonNode args) {
        int[] kernel = ints(args.required("kernel"));
        return Window.kernel(kernel[0], kernel[1]);
    }

    static Window window(JsonNode args) {
        Window window = kernel(args);
        JsonNode stride = args.required("stride");
        if (!stride.isNull()) {
            window = window.stride(size(stride).height(), size(stride).width());
        }
        if (args.has("dilation")) {
            Size dilation = size(args.required("dilation"));
            window = window.dilation(dilation.height(), dilation.width());
        }
        window = padded(window, args.required("padding"));
        return args.path("ceil").asBoolean() ? window.ceil() : window;
    }

    private static Window padded(Window window, JsonNode padding) {
        if (padding.isTextual()) {
            return padding.asText().equals("same") ? window.samePadding() : window.validPadding();
        }
        int[] numbers = ints(padding);
        return numbers.length == 2
                ? window.padding(numbers[0], numbers[1])
                : window.padding(new Padding(numbers[0], numbers[1], numbers[2], numbers[3]));
    }

    static Window1d window1d(JsonNode args) {
        int kernel = args.required("kernel").asInt();
        JsonNode stride = args.required("stride");
        JsonNode padding = args.required("padding");
        Window1d window = kernel1d(kernel).dilation(args.required("dilation").asInt());
        if (!stride.isNull()) {
            window = window.stride(stride.asInt());
        }
        if (padding.isTextual()) {
            window = padding.asText().equals("same") ? window.samePadding() : window.validPadding();
        } else {
            window = window.padding(padding.asInt());
        }
        return args.path("ceil").asBoolean() ? window.ceil() : window;
    }

    static Size size(JsonNode node) {
        int[] sizes = ints(node);
        return Size.of(sizes[0], sizes[1]);
    }

    private static PaddingMode mode(JsonNode args) {
        return PaddingMode.valueOf(args.required("mode").asText().toUpperCase(Locale.ROOT));
    }
}
