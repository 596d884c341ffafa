package dev.stridebook.nn;

import static dev.stridebook.nn.ConformanceTest.check;
import static dev.stridebook.nn.ConformanceTest.layers;
import static dev.stridebook.nn.ConformanceTest.size;
import static dev.stridebook.nn.ConformanceTest.tests;
import static dev.stridebook.nn.ConformanceTest.window;
import static dev.stridebook.nn.ConformanceTest.window1d;
import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Golden.ints;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** As {@link ConformanceTest}, with the cases of src/test/python/golden_layers.py. */
@Tag("conformance")
class LayersConformanceTest {
    private static final List<String> FAMILIES = List.of(
            "pointwise",
            "batch_norm1d",
            "layer_norm",
            "group_norm",
            "instance_norm2d",
            "pad",
            "upsample",
            "adaptive_pool",
            "max_unpool1d",
            "lp_pool",
            "conv_transpose1d",
            "output_size",
            "unfold");

    @Test
    void thereIsEveryCase() {
        assertThat(FAMILIES.stream()
                        .mapToInt(family -> Golden.cases(family).size())
                        .sum())
                .isEqualTo(1291);
        assertThat(FAMILIES.stream()
                        .flatMap(family -> Golden.cases(family).stream())
                        .filter(Golden.Case::isRefused)
                        .count())
                .isEqualTo(135);
    }

    @TestFactory
    Stream<DynamicTest> pointwise() {
        return layers("pointwise", 0, args -> switch (args.required("op").asText()) {
            case "tanh" -> new Tanh();
            case "silu" -> new SiLU();
            case "gelu" -> new GELU();
            case "gelu tanh" -> new GELU().approximate();
            case "relu6" -> new ReLU6();
            case "identity" -> new Identity();
            case "leaky relu" -> new LeakyReLU();
            case "elu" -> new ELU();
            case "hardtanh" -> new Hardtanh();
            default -> withNumbers(args.required("op").asText());
        });
    }

    /** {@code hardtanh 0 to 1} and the like. */
    private static Layer withNumbers(String op) {
        String[] words = op.split(" ");
        double last = Double.parseDouble(words[words.length - 1]);
        return switch (words[0]) {
            case "leaky" -> new LeakyReLU(last);
            case "elu" -> new ELU(last);
            case "hardtanh" -> new Hardtanh(Double.parseDouble(words[1]), last);
            default -> throw new AssertionError(op);
        };
    }

    @TestFactory
    Stream<DynamicTest> batchNorm1d() {
        return layers("batch_norm1d", 0, args -> {
            BatchNorm1d norm = new BatchNorm1d(args.required("channels").asInt())
                    .eps(eps(args))
                    .momentum(args.required("momentum").asDouble());
            norm = affine(args) ? norm : norm.withoutAffine();
            return args.required("running").asBoolean() ? norm : norm.withoutRunningStatistics();
        });
    }

    @TestFactory
    Stream<DynamicTest> layerNorm() {
        return tests(
                "layer_norm",
                golden -> check(golden, axes(golden), LayersConformanceTest::layerNorm),
                golden -> layerNorm(golden.args()).forward(golden.zeros()));
    }

    private static LayerNorm layerNorm(JsonNode args) {
        LayerNorm norm = new LayerNorm(ints(args.required("shape"))).eps(eps(args));
        norm = args.required("bias").asBoolean() ? norm : norm.withoutBias();
        return affine(args) ? norm : norm.withoutAffine();
    }

    /** All of an input that has no more axes than are normalised; otherwise its first is the batch's. */
    private static int axes(Golden.Case golden) {
        int normalized = golden.args().required("shape").size();
        return golden.array("x").rank() == normalized ? normalized : 0;
    }

    @TestFactory
    Stream<DynamicTest> groupNorm() {
        return layers("group_norm", 0, args -> {
            GroupNorm norm = new GroupNorm(
                            args.required("groups").asInt(),
                            args.required("channels").asInt())
                    .eps(eps(args));
            return affine(args) ? norm : norm.withoutAffine();
        });
    }

    @TestFactory
    Stream<DynamicTest> instanceNorm2d() {
        return layers("instance_norm2d", 3, args -> {
            InstanceNorm2d norm = new InstanceNorm2d(args.required("channels").asInt())
                    .eps(eps(args))
                    .momentum(args.required("momentum").asDouble());
            norm = affine(args) ? norm.withAffine() : norm;
            return args.required("running").asBoolean() ? norm.withRunningStatistics() : norm;
        });
    }

    @TestFactory
    Stream<DynamicTest> pad() {
        return ofImagesOrLines("pad", LayersConformanceTest::pad);
    }

    private static Layer pad(JsonNode args) {
        int[] border = ints(args.required("border"));
        double value = args.required("value").asDouble();
        int left = border[0];
        int right = border[1];
        if (border.length == 2) {
            return switch (args.required("kind").asText()) {
                case "zero" -> new ZeroPad1d(left, right);
                case "constant" -> new ConstantPad1d(left, right, value);
                case "reflection" -> new ReflectionPad1d(left, right);
                case "replication" -> new ReplicationPad1d(left, right);
                default -> new CircularPad1d(left, right);
            };
        }
        int top = border[2];
        int bottom = border[3];
        return switch (args.required("kind").asText()) {
            case "zero" -> new ZeroPad2d(left, right, top, bottom);
            case "constant" -> new ConstantPad2d(left, right, top, bottom, value);
            case "reflection" -> new ReflectionPad2d(left, right, top, bottom);
            case "replication" -> new ReplicationPad2d(left, right, top, bottom);
            default -> new CircularPad2d(left, right, top, bottom);
        };
    }

    @TestFactory
    Stream<DynamicTest> upsample() {
        return layers("upsample", 0, args -> {
            Upsample upsample = target(args.required("scale"), args.required("size"));
            upsample = switch (args.required("mode").asText()) {
                case "bilinear" -> upsample.bilinear();
                case "linear" -> upsample.linear();
                default -> upsample.nearest();
            };
            return upsample.alignCorners(args.required("align").asBoolean())
                    .recomputeScaleFactor(args.required("recompute").asBoolean());
        });
    }

    private static Upsample target(JsonNode scale, JsonNode size) {
        if (scale.isNull()) {
            return size.isArray() ? Upsample.size(size(size)) : Upsample.size(size.asInt());
        }
        return scale.isArray()
                ? Upsample.scaleFactor(scale.get(0).asDouble(), scale.get(1).asDouble())
                : Upsample.scaleFactor(scale.asDouble());
    }

    @TestFactory
    Stream<DynamicTest> adaptivePool() {
        return ofImagesOrLines("adaptive_pool", LayersConformanceTest::adaptivePool);
    }

    private static Layer adaptivePool(JsonNode args) {
        JsonNode output = args.required("output");
        return switch (args.required("op").asText()) {
            case "max 1d" -> new AdaptiveMaxPool1d(output.asInt());
            case "avg 1d" -> new AdaptiveAvgPool1d(output.asInt());
            case "max 2d" -> new AdaptiveMaxPool2d(side(output.get(0)), side(output.get(1)));
            default -> new AdaptiveAvgPool2d(side(output.get(0)), side(output.get(1)));
        };
    }

    private static Integer side(JsonNode side) {
        return side.isNull() ? null : Integer.valueOf(side.asInt());
    }

    @TestFactory
    Stream<DynamicTest> adaptiveMaxPoolingTellsWhereItFoundThem() {
        return withIndices("adaptive_pool", "x", golden -> {
            Layer layer = adaptivePool(golden.args());
            INDArray x = golden.array("x");
            return layer instanceof AdaptiveMaxPool1d onLines ? onLines.pool(x) : ((AdaptiveMaxPool2d) layer).pool(x);
        });
    }

    @TestFactory
    Stream<DynamicTest> maxPool1dTellsWhereItFoundThem() {
        return withIndices(
                "max_unpool1d",
                "pooled",
                golden -> new MaxPool1d(window1d(golden.args())).pool(golden.array("pooled")));
    }

    private static Stream<DynamicTest> withIndices(String family, String input, Function<Golden.Case, Pooled> pooling) {
        return Golden.cases(family).stream()
                .filter(golden -> !golden.isRefused() && golden.has("indices"))
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    Pooled pooled = pooling.apply(golden);
                    assertClose("values", pooled.values(), golden.array(input.equals("x") ? "y" : "x"));
                    assertThat(pooled.indices().dataType()).isEqualTo(DataType.INT64);
                    assertClose("indices", pooled.indices().castTo(DataType.FLOAT), golden.array("indices"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> maxUnpool1d() {
        return tests(
                "max_unpool1d",
                golden -> {
                    MaxUnpool1d unpool = new MaxUnpool1d(window1d(golden.args()));
                    INDArray indices = golden.array("indices").castTo(DataType.INT64);
                    assertClose("output", unpool(unpool, golden, golden.array("x"), indices), golden.array("y"));
                    assertClose("input gradient", unpool.backward(golden.array("g")), golden.array("dx"));
                },
                golden -> {
                    INDArray indices =
                            Nd4j.createFromArray(Golden.longs(golden.args().required("indices")));
                    MaxUnpool1d unpool = new MaxUnpool1d(window1d(golden.args()));
                    unpool(unpool, golden, golden.zeros(), indices.reshape(1, 1, -1));
                });
    }

    private static INDArray unpool(MaxUnpool1d unpool, Golden.Case golden, INDArray x, INDArray indices) {
        JsonNode output = golden.args().required("output");
        return output.isNull()
                ? unpool.forward(x, indices)
                : unpool.forward(x, indices, output.get(0).asInt());
    }

    @TestFactory
    Stream<DynamicTest> lpPool() {
        return ofImagesOrLines("lp_pool", args -> {
            double p = Double.parseDouble(args.required("p").asText().replace("inf", "Infinity"));
            return args.required("kernel").isArray() ? new LPPool2d(p, window(args)) : new LPPool1d(p, window1d(args));
        });
    }

    @TestFactory
    Stream<DynamicTest> convTranspose1d() {
        return layers("conv_transpose1d", 2, args -> {
            ConvTranspose1d conv = new ConvTranspose1d(
                            args.required("in").asInt(), args.required("out").asInt(), window1d(args))
                    .outputPadding(args.required("output_padding").asInt())
                    .groups(args.required("groups").asInt());
            return args.required("bias").asBoolean() ? conv : conv.withoutBias();
        });
    }

    @TestFactory
    Stream<DynamicTest> outputSize() {
        return tests("output_size", LayersConformanceTest::checkOutputSize, golden -> {
            Layer layer = transposed(golden.args());
            sized(layer, golden.args(), golden.zeros());
        });
    }

    private static void checkOutputSize(Golden.Case golden) {
        Layer layer = transposed(golden.args());
        layer.parameters().forEach(parameter -> parameter.set(golden.array(parameter.name())));
        assertClose("output", sized(layer, golden.args(), golden.array("x")), golden.array("y"));
        assertClose("input gradient", layer.backward(golden.array("g")), golden.array("dx"));
        layer.parameters()
                .forEach(parameter -> assertClose(
                        "gradient of " + parameter.name(), parameter.gradient(), golden.array("d" + parameter.name())));
    }

    private static Layer transposed(JsonNode args) {
        int dilation = args.required("dilation").asInt();
        int more = args.required("output_padding").asInt();
        JsonNode kernel = args.required("kernel");
        if (kernel.isInt()) {
            return new ConvTranspose1d(2, 3, window1d(args)).outputPadding(more);
        }
        Size stride = size(args.required("stride"));
        Size padding = size(args.required("padding"));
        Window window = Window.kernel(kernel.get(0).asInt(), kernel.get(1).asInt())
                .stride(stride.height(), stride.width())
                .padding(padding.height(), padding.width());
        return new ConvTranspose2d(2, 3, window.dilation(dilation)).outputPadding(more);
    }

    private static INDArray sized(Layer layer, JsonNode args, INDArray x) {
        int[] output = ints(args.required("output"));
        return layer instanceof ConvTranspose1d onLines
                ? onLines.forward(x, output[0])
                : ((ConvTranspose2d) layer).forward(x, Size.of(output[0], output[1]));
    }

    @TestFactory
    Stream<DynamicTest> unfold() {
        return tests(
                "unfold",
                golden -> check(golden, isFold(golden.args()) ? 2 : 3, LayersConformanceTest::unfold),
                golden -> unfold(golden.args()).forward(golden.zeros()));
    }

    private static boolean isFold(JsonNode args) {
        return args.required("op").asText().equals("fold");
    }

    private static Layer unfold(JsonNode args) {
        return isFold(args) ? new Fold(size(args.required("output")), window(args)) : new Unfold(window(args));
    }

    /** Of a family with layers for either. */
    private static Stream<DynamicTest> ofImagesOrLines(String family, Function<JsonNode, Layer> maker) {
        return tests(
                family,
                golden -> {
                    Layer layer = maker.apply(golden.args());
                    check(golden, layer instanceof LineLayer ? 2 : 3, maker);
                },
                golden -> maker.apply(golden.args()).forward(golden.zeros()));
    }

    private static double eps(JsonNode args) {
        return args.required("eps").asDouble();
    }

    private static boolean affine(JsonNode args) {
        return args.required("affine").asBoolean();
    }
}
