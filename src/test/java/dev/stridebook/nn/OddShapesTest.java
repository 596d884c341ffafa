package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays of any number of axes, without examples or without cells, through each layer: see golden_windows.py. */
class OddShapesTest {
    private static final String A_SHAPES_OWN_WORDS = "A shape needs at least one dimension";

    @TestFactory
    Stream<DynamicTest> areTakenOrRefusedAsInPyTorch() {
        return Golden.cases("odd_shapes").stream()
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    String name = golden.args().required("layer").asText();
                    if (name.equals("view 0 -1")) {
                        assertThat(golden.isRefused()).isTrue();
                        assertThatThrownBy(() -> layer(name)).hasMessageContaining("Next to a size of 0");
                    } else if (golden.isRefused()) {
                        refuse(layer(name), golden.zeros());
                    } else {
                        check(layer(name), golden);
                    }
                }));
    }

    /** The text is the layer's own, in the network as well. */
    private static void refuse(Layer layer, INDArray x) {
        String name = layer.toString();
        assertThatThrownBy(() -> layer.forward(x))
                .isInstanceOf(ShapeException.class)
                .message()
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith(name),
                        text -> assertThat(text).startsWith(layer.getClass().getSimpleName()),
                        text -> assertThat(layer).isInstanceOf(View.class));
        assertThatThrownBy(() -> new Sequential(new ReLU(), layer).forward(x))
                .isInstanceOf(ShapeException.class)
                .message()
                .doesNotContain(A_SHAPES_OWN_WORDS);
    }

    private static void check(Layer layer, Golden.Case golden) {
        INDArray x = golden.array("x");
        INDArray y = layer.forward(x);
        assertClose("output", y, golden.array("y"));
        assertClose("input's gradient", layer.backward(golden.array("g")), golden.array("dx"));
        for (Parameter parameter : layer.parameters()) {
            assertClose(parameter.name(), parameter.gradient(), golden.array("d" + parameter.name()));
        }
        layer.forward(x);
        layer.backwardParameters(golden.array("g"));
        boolean hasExamples = x.rank() > 1 && LongStream.of(x.shape()).skip(1).allMatch(size -> size > 0);
        if (hasExamples && !(layer instanceof View) && y.rank() > 1) {
            int axes = isWithoutBatch(layer, x) ? 0 : 1;
            assertThat(layer.outputShape(shape(x, axes))).isEqualTo(shape(y, axes));
        }
    }

    private static boolean isWithoutBatch(Layer layer, INDArray x) {
        return layer instanceof ImageLayer && x.rank() == 3 || layer instanceof LineLayer && x.rank() == 2;
    }

    private static Shape shape(INDArray x, int axes) {
        return Shape.of(
                Arrays.stream(x.shape()).skip(axes).mapToInt(Math::toIntExact).toArray());
    }

    private static Layer layer(String name) {
        String[] words = name.split(" ");
        Layer layer =
                switch (words[0]) {
                    case "conv2d" ->
                        new Conv2d(3, 2, words.length > 1 ? kernel(3).padding(2) : kernel(3));
                    case "conv_transpose2d" -> new ConvTranspose2d(3, 2, kernel(3));
                    case "max_pool2d" -> new MaxPool2d(2);
                    case "avg_pool2d" -> new AvgPool2d(2);
                    case "adaptive_avg_pool2d" -> new AdaptiveAvgPool2d(2);
                    case "batch_norm2d" -> new BatchNorm2d(3);
                    case "conv1d" -> new Conv1d(3, 2, kernel1d(3));
                    case "max_pool1d" -> new MaxPool1d(2);
                    case "avg_pool1d" -> new AvgPool1d(2);
                    case "linear" -> new Linear(words.length > 1 ? 1 : 4, 2);
                    case "flatten" -> new Flatten();
                    case "relu" -> new ReLU();
                    case "sigmoid" -> new Sigmoid();
                    case "dropout" -> new Dropout(0);
                    case "softmax" -> new Softmax(Integer.parseInt(words[1]));
                    case "log_softmax" -> new LogSoftmax(Integer.parseInt(words[1]));
                    case "view" ->
                        new View(Stream.of(words)
                                .skip(1)
                                .mapToLong(Long::parseLong)
                                .toArray());
                    default -> throw new AssertionError(name);
                };
        layer.parameters().forEach(parameter -> parameter.value().assign(0.125));
        return layer;
    }

    @Test
    void aBatchWithoutExamplesGoesThroughBlocksAndNetworks() {
        Sequential net = new Sequential(
                new Conv2d(3, 4, kernel(3)),
                new BatchNorm2d(4),
                new ReLU(),
                new Residual(new Sequential(new Conv2d(4, 4, kernel(3).samePadding()), new ReLU(), new MinPool2d(1))),
                new Concat(
                        new Conv2d(4, 2, kernel(1)),
                        new AvgPool2d(kernel(3).stride(1).padding(1))),
                new SqueezeExcitation(6, 2),
                new Conv2d(6, 5, kernel(2)),
                new ReLU(),
                new MaxPool2d(2),
                new ConvTranspose2d(5, 2, kernel(2).stride(2)),
                new Dropout(0.5),
                new GlobalMaxPool2d(),
                new Flatten(),
                new Linear(2, 10),
                new Sigmoid(),
                new LogSoftmax());
        assertThat(net.outputShape(Shape.of(3, 9, 9))).isEqualTo(Shape.of(10));

        INDArray y = net.forward(Some.empty(0, 3, 9, 9));
        assertThat(y.shape()).containsExactly(0, 10);
        assertThat(net.backward(y).shape()).containsExactly(0, 3, 9, 9);
        net.forward(Some.empty(0, 3, 9, 9));
        net.backwardParameters(y);
        for (Parameter parameter : net.parameters()) {
            assertThat(parameter.gradient().sumNumber().doubleValue()).isZero();
        }
        assertThat(net.buffers().get("1.running_var").toFloatVector()).containsOnly(1);
    }

    @TestFactory
    Stream<DynamicTest> samePaddingWithAnyDilationAndStride() {
        return Golden.cases("same_padding").stream()
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    int[] kernel = Golden.ints(golden.args().required("kernel"));
                    int[] dilation = Golden.ints(golden.args().required("dilation"));
                    int[] stride = Golden.ints(golden.args().required("stride"));
                    if (golden.isRefused()) {
                        assertThatThrownBy(() -> kernel(kernel[0], kernel[1])
                                        .samePadding()
                                        .dilation(dilation[0], dilation[1])
                                        .stride(stride[0], stride[1]))
                                .isInstanceOf(ShapeException.class)
                                .hasMessageContaining("Use stride 1");
                        return;
                    }
                    Conv2d conv = Conv2d.of(
                            golden.array("weight"),
                            kernel(kernel[0], kernel[1])
                                    .samePadding()
                                    .stride(stride[0], stride[1])
                                    .dilation(dilation[0], dilation[1]));
                    assertClose("output", conv.forward(golden.array("x")), golden.array("y"));
                    assertClose("input's gradient", conv.backward(golden.array("g")), golden.array("dx"));
                }));
    }
}
