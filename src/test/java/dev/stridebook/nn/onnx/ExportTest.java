package dev.stridebook.nn.onnx;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.*;
import dev.stridebook.nn.file.ArrayFiles;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is written can be read again and computes the same. The files stay in {@code target/onnx}, each with an input and an output, for
 * src/test/python/onnx_check.py.
 */
class ExportTest {
    private static final Path WRITTEN = Path.of("target/onnx");
    private static final Shape IMAGE = Shape.of(4, 8, 6);
    private static final Shape LINE = Shape.of(4, 12);
    private static final Map<String, Layer> OF_IMAGES = new LinkedHashMap<>();
    private static final Map<String, Layer> OF_LINES = new LinkedHashMap<>();

    static {
        OF_IMAGES.put(
                "conv",
                new Conv2d(
                                4,
                                6,
                                kernel(3, 2)
                                        .stride(2, 1)
                                        .padding(new Padding(1, 0, 2, 1))
                                        .dilation(2, 1))
                        .groups(2));
        OF_IMAGES.put("conv_without_bias", new Conv2d(4, 2, kernel(3).samePadding()).withoutBias());
        for (PaddingMode mode : PaddingMode.values()) {
            OF_IMAGES.put("conv_" + mode.label(), new Conv2d(4, 2, kernel(3).padding(1, 2)).paddingMode(mode));
        }
        OF_IMAGES.put(
                "conv_transpose", new ConvTranspose2d(4, 6, kernel(3).stride(2).padding(1)).outputPadding(1, 0));
        // In groups ONNX's reference evaluator is right only for single channels without a bias.
        OF_IMAGES.put(
                "conv_transpose_groups",
                new ConvTranspose2d(4, 4, kernel(3).dilation(2)).groups(4).withoutBias());
        OF_IMAGES.put("max_pool", new MaxPool2d(kernel(3).padding(1).dilation(2)));
        OF_IMAGES.put("max_pool_ceil", new MaxPool2d(kernel(3).stride(2).ceil()));
        OF_IMAGES.put("min_pool", new MinPool2d(kernel(3).stride(2).padding(1)));
        OF_IMAGES.put("avg_pool", new AvgPool2d(kernel(3).stride(2).padding(1)));
        OF_IMAGES.put(
                "avg_pool_ceil", new AvgPool2d(kernel(3).stride(2).padding(1).ceil()));
        OF_IMAGES.put("avg_pool_excluding", new AvgPool2d(kernel(3).stride(2).padding(1)).countIncludePad(false));
        OF_IMAGES.put("avg_pool_divisor", new AvgPool2d(kernel(3, 2).padding(1)).divisorOverride(5));
        OF_IMAGES.put("lp_pool", new LPPool2d(2, kernel(3).stride(2)));
        OF_IMAGES.put(
                "lp_pool_3",
                new Sequential(
                        new Sigmoid(), new LPPool2d(3, kernel(3).stride(2).ceil())));
        OF_IMAGES.put("adaptive_avg", new AdaptiveAvgPool2d(Size.of(4, 3)));
        OF_IMAGES.put("adaptive_avg_global", AdaptiveAvgPool2d.global());
        OF_IMAGES.put("adaptive_max", new AdaptiveMaxPool2d(2));
        OF_IMAGES.put("global_max", new GlobalMaxPool2d());
        OF_IMAGES.put("batch_norm", new BatchNorm2d(4).eps(1e-3));
        OF_IMAGES.put("batch_norm_plain", new BatchNorm2d(4).withoutAffine());
        OF_IMAGES.put("instance_norm", new InstanceNorm2d(4).withAffine());
        OF_IMAGES.put("instance_norm_running", new InstanceNorm2d(4).withRunningStatistics());
        OF_IMAGES.put("group_norm", new GroupNorm(2, 4));
        OF_IMAGES.put("layer_norm", new LayerNorm(4, 8, 6));
        OF_IMAGES.put("layer_norm_last", new LayerNorm(6).withoutBias());
        OF_IMAGES.put("linear_of_last", new Linear(6, 3));
        OF_IMAGES.put("flatten", new Sequential(new Flatten(), new Linear(192, 5), new LogSoftmax()));
        OF_IMAGES.put("view", new Sequential(new View(-1, 8, 24), new Softmax(2)));
        OF_IMAGES.put("relu6", new ReLU6());
        OF_IMAGES.put("hardtanh", new Hardtanh(-0.25, 0.5));
        OF_IMAGES.put("leaky_relu", new LeakyReLU(0.1));
        OF_IMAGES.put("elu", new ELU(0.5));
        OF_IMAGES.put("gelu", new GELU());
        OF_IMAGES.put("gelu_tanh", new GELU().approximate());
        OF_IMAGES.put("silu", new SiLU());
        OF_IMAGES.put("sigmoid", new Sigmoid());
        OF_IMAGES.put("tanh", new Tanh());
        OF_IMAGES.put("relu", new ReLU());
        OF_IMAGES.put("softmax", new Softmax(-1));
        OF_IMAGES.put("dropout", new Dropout(0.25));
        OF_IMAGES.put("dropout2d", new Dropout2d(0.25));
        OF_IMAGES.put("identity", new Identity());
        OF_IMAGES.put("zero_pad", new ZeroPad2d(1, 0, 2, 3));
        OF_IMAGES.put("constant_pad", new ConstantPad2d(1, 2, 0, 1, 0.5));
        OF_IMAGES.put("reflection_pad", new ReflectionPad2d(1, 2, 3, 0));
        OF_IMAGES.put("replication_pad", new ReplicationPad2d(2));
        OF_IMAGES.put("circular_pad", new CircularPad2d(1, 2, 3, 0));
        OF_IMAGES.put("upsample", Upsample.scaleFactor(2, 1.5));
        OF_IMAGES.put("upsample_size", Upsample.size(Size.of(11, 7)));
        OF_IMAGES.put("upsample_bilinear", Upsample.scaleFactor(2).bilinear());
        OF_IMAGES.put(
                "upsample_corners", Upsample.size(Size.of(11, 7)).bilinear().alignCorners(true));
        OF_IMAGES.put(
                "upsample_corners_factor", Upsample.scaleFactor(1.5).bilinear().alignCorners(true));
        OF_IMAGES.put(
                "residual",
                new Sequential(
                        new Residual(new Sequential(new Conv2d(4, 4, kernel(3).samePadding()), new ReLU())),
                        new Residual(
                                new Conv2d(4, 6, kernel(3).stride(2).padding(1)),
                                new Conv2d(4, 6, kernel(1).stride(2)))));
        OF_IMAGES.put(
                "concat",
                new Concat(
                        new Conv2d(4, 2, kernel(1)), new Conv2d(4, 3, kernel(3).samePadding()), new Identity()));
        OF_IMAGES.put("squeeze_excitation", new SqueezeExcitation(4, 2));
        OF_IMAGES.put("graph", graph());

        OF_LINES.put("conv1d", new Conv1d(4, 6, kernel1d(3).stride(2).padding(1, 2)).groups(2));
        OF_LINES.put("conv1d_reflect", new Conv1d(4, 6, kernel1d(3).padding(2)).paddingMode(PaddingMode.REFLECT));
        OF_LINES.put("conv_transpose1d", new ConvTranspose1d(4, 2, kernel1d(3).stride(2)).outputPadding(1));
        OF_LINES.put("max_pool1d", new MaxPool1d(kernel1d(3).padding(1)));
        OF_LINES.put("avg_pool1d", new AvgPool1d(kernel1d(3).padding(1)).countIncludePad(false));
        OF_LINES.put("lp_pool1d", new LPPool1d(2, kernel1d(3)));
        OF_LINES.put("adaptive_avg1d", new AdaptiveAvgPool1d(4));
        OF_LINES.put("adaptive_max1d", new AdaptiveMaxPool1d(1));
        OF_LINES.put("batch_norm1d", new BatchNorm1d(4));
        OF_LINES.put("dropout1d", new Dropout1d(0.5));
        OF_LINES.put("zero_pad1d", new ZeroPad1d(1, 2));
        OF_LINES.put("constant_pad1d", new ConstantPad1d(1, 2, -1));
        OF_LINES.put("reflection_pad1d", new ReflectionPad1d(1, 2));
        OF_LINES.put("replication_pad1d", new ReplicationPad1d(1, 2));
        OF_LINES.put("circular_pad1d", new CircularPad1d(1, 2));
        OF_LINES.put("upsample1d", Upsample.scaleFactor(2).linear());
    }

    private static Layer graph() {
        Graph.Builder graph = new Graph.Builder();
        Graph.Node a = graph.add("a", new Conv2d(4, 4, kernel(3).samePadding()), graph.input());
        Graph.Node b = graph.add("b", new Conv2d(4, 4, kernel(3).samePadding()), a);
        Graph.Node mean = graph.add("mean", AdaptiveAvgPool2d.global(), b);
        Graph.Node scaled = graph.add("scaled", new Elementwise(Elementwise.Operation.PRODUCT), a, mean);
        return graph.output(graph.add("all", new Concatenation(), scaled, b, graph.input()));
    }

    static Set<String> ofImages() {
        return OF_IMAGES.keySet();
    }

    static Set<String> ofLines() {
        return OF_LINES.keySet();
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("ofImages")
    void layersOnImages(String name) throws IOException {
        writesAndReads(name, OF_IMAGES.get(name), IMAGE);
    }

    @ParameterizedTest
    @MethodSource("ofLines")
    void layersOnLines(String name) throws IOException {
        writesAndReads(name, OF_LINES.get(name), LINE);
    }

    private static void writesAndReads(String name, Layer layer, Shape input) throws IOException {
        var random = new SplittableRandom(3);
        layer.buffers().values().forEach(buffer -> {
            for (int i = 0; i < buffer.length(); i++) {
                buffer.putScalar(i, 0.5 + random.nextDouble());
            }
        });
        layer.parameters().forEach(parameter -> {
            for (int i = 0; i < parameter.count(); i++) {
                parameter.value().putScalar(i, random.nextDouble() - 0.5);
            }
        });
        layer.training(false);
        long[] shape = new long[input.dimensions().size() + 1];
        shape[0] = 2;
        for (int i = 1; i < shape.length; i++) {
            shape[i] = input.dimensions().get(i - 1);
        }
        INDArray x = Some.random(shape).mul(4).sub(2);
        INDArray y = layer.forward(x);
        Files.createDirectories(WRITTEN);
        Path file = WRITTEN.resolve(name + ".onnx");
        Onnx.write(layer, input, file);
        ArrayFiles.write(WRITTEN.resolve(name + ".npz"), Map.of("x", x, "y", y));
        Golden.assertClose(name, Onnx.read(file).forward(x), y);
        assertThat(Onnx.inputShape(file)).contains(input);
    }

    @Test
    void layersComeBackAsTheyWere() {
        Path file = folder.resolve("mnist.onnx");
        Sequential net = Networks.mnistNet(1);
        Onnx.write(net, Shape.of(1, 28, 28), file);
        assertThat(Onnx.read(file).toString()).isEqualTo(net.toString().replace("View(-1, 320)", "Flatten()"));
    }

    @Test
    void sharedWeightsStayShared() throws IOException {
        Conv2d shared = new Conv2d(4, 4, kernel(3).samePadding());
        Layer net = new Sequential(shared, new ReLU(), shared);
        Path file = folder.resolve("shared.onnx");
        Onnx.write(net, IMAGE, file);
        assertThat(Files.size(file)).isLessThan(1500);
        Sequential read = Onnx.read(file);
        assertThat(read.layers().get(0)).isSameAs(read.layers().get(2));
        assertThat(read.parameters()).hasSize(2);
        INDArray x = Some.random(2, 4, 8, 6);
        Golden.assertClose("output", read.forward(x), net.forward(x));
    }

    @Test
    void whatCannotBeWrittenIsNamed() {
        Path file = folder.resolve("net.onnx");
        assertThatThrownBy(() -> Onnx.write(new Sequential(new Unfold(kernel(2))), IMAGE, file))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("Unfold(")
                .hasMessageContaining("(\"0\") cannot be written to ONNX")
                .hasMessageContaining("Conv2d");
        assertThatThrownBy(() -> Onnx.write(new AdaptiveAvgPool2d(5), IMAGE, file))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("does not divide evenly");
        assertThatThrownBy(() -> Onnx.write(new BatchNorm2d(4).withoutRunningStatistics(), IMAGE, file))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("no running statistics");
        assertThatThrownBy(() -> Onnx.write(new AvgPool2d(kernel(3).stride(2).ceil()).divisorOverride(2), IMAGE, file))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("Leave out ceil()");
        assertThatThrownBy(() -> Onnx.write(new Conv2d(3, 1, kernel(3)), IMAGE, file))
                .isInstanceOf(ShapeException.class);
        assertThat(file).doesNotExist();
    }
}
