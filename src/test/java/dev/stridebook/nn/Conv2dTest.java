package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Conv2dTest {

    @Test
    void readsInputsInAnyMemoryOrder() {
        Conv2d conv = new Conv2d(3, 4, kernel(3, 2).padding(1, 0), new SplittableRandom(1));
        INDArray x = Some.random(2, 3, 6, 5);
        INDArray expected = conv.forward(x);
        assertClose("column-major", conv.forward(x.dup('f')), expected);
        INDArray channelsLast = x.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
        assertClose("channels last", conv.forward(channelsLast), expected);
        INDArray slice = Nd4j.concat(0, x, x).get(interval(2, 4), all(), all(), all());
        assertClose("slice", conv.forward(slice), expected);

        INDArray gradient = Some.random(expected.shape());
        conv.forward(x);
        INDArray back = conv.backward(gradient);
        conv.forward(x);
        assertClose("column-major gradient", conv.backward(gradient.dup('f')), back);
    }

    @Test
    void leavesItsInputAlone() {
        INDArray x = Some.random(1, 1, 5, 5);
        INDArray before = x.dup();
        Conv2d conv = new Conv2d(1, 2, kernel(3));
        conv.backward(Nd4j.ones(DataType.FLOAT, conv.forward(x).shape()));
        assertThat(x).isEqualTo(before);
    }

    @Test
    void addsUpGradients() {
        Conv2d conv = new Conv2d(1, 2, kernel(3), new SplittableRandom(1));
        INDArray x = Some.random(2, 1, 5, 5);
        INDArray g = Some.random(2, 2, 3, 3);
        conv.forward(x);
        conv.backward(g);
        INDArray once = conv.weight().gradient().dup();
        conv.forward(x);
        conv.backward(g);
        assertClose("twice", conv.weight().gradient(), once.mul(2));
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 192", "3, 3, 336", "3, 5, 552"})
    void countsTheLayersOfS02ToS04(int height, int width, long parameters) {
        Conv2d conv = new Conv2d(3, 12, kernel(height, width).samePadding());
        assertThat(conv.cost(Shape.of(3, 32, 32)).parameters()).isEqualTo(parameters);
        assertThat(conv.outputShape(Shape.of(3, 32, 32))).isEqualTo(Shape.of(12, 32, 32));
    }

    @ParameterizedTest
    @CsvSource({"1, 36864, 48", "3, 331776, 336", "5, 921600, 912"})
    void costsMoreTheLargerTheKernel(int k, long macs, long parameters) {
        Conv2d conv = new Conv2d(3, 12, kernel(k).samePadding());
        assertThat(conv.cost(Shape.of(3, 32, 32))).isEqualTo(new Cost(parameters, macs, 12 * 32 * 32));
    }

    @Test
    void countsTheLayerOfS23() {
        Cost cost = new Conv2d(256, 128, kernel(3)).cost(Shape.of(256, 24, 24));
        assertThat(cost.parameters()).isEqualTo(295_040);
        assertThat(cost.activations()).isEqualTo(128 * 22 * 22);
    }

    @Test
    void withoutBiasKeepsTheWeights() {
        Conv2d conv = new Conv2d(3, 12, kernel(3));
        Conv2d bare = conv.withoutBias();
        assertThat(bare.parameters())
                .singleElement()
                .satisfies(p -> assertThat(p.value()).isSameAs(conv.weight().value()));
        assertThat(bare.cost(Shape.of(3, 8, 8)).parameters()).isEqualTo(324);
        assertThat(bare).hasToString("Conv2d(3, 12, kernel 3×3, no bias)");
    }

    @Test
    void startsWithinPyTorchsBound() {
        Conv2d conv = new Conv2d(4, 50, kernel(5), new SplittableRandom(3));
        for (Parameter parameter : conv.parameters()) {
            assertThat(parameter.value().maxNumber().doubleValue()).isBetween(0.08, 0.1);
            assertThat(parameter.value().minNumber().doubleValue()).isBetween(-0.1, -0.08);
        }
        assertThat(conv.weight().value().meanNumber().doubleValue()).isBetween(-0.01, 0.01);
    }

    @Test
    void startsFromTheSameWeightsForTheSameSeed() {
        INDArray weights =
                new Conv2d(1, 3, kernel(3), new SplittableRandom(7)).weight().value();
        assertThat(new Conv2d(1, 3, kernel(3), new SplittableRandom(7)).weight().value())
                .isEqualTo(weights);
        assertThat(new Conv2d(1, 3, kernel(3), new SplittableRandom(8)).weight().value())
                .isNotEqualTo(weights);
    }

    @Test
    void refusesWhatDoesNotFitBeforeItRuns() {
        Conv2d conv = new Conv2d(3, 4, kernel(5));
        refuses(conv, Some.random(2, 1, 8, 8), "takes 3 input channels, but the input [2, 1, 8, 8] has 1");
        refuses(conv, Some.random(8, 8), "x.reshape(1, 8, 8)");
        refuses(conv, Some.random(1, 1, 3, 8, 8), "[batch, channels, height, width]");
        refuses(conv, Some.random(2, 3, 4, 8), "The kernel's height is 5, but the input has only 4");
        refuses(conv, Some.random(2, 3, 8, 8).castTo(DataType.DOUBLE), "x.castTo(DataType.FLOAT)");
        assertThatThrownBy(() -> conv.outputShape(Shape.of(1, 8, 8))).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> conv.outputShape(Shape.of(64))).hasMessageContaining("channels × height × width");
    }

    @Test
    void takesABatchWithoutExamples() {
        Conv2d conv = new Conv2d(3, 4, kernel(5));
        INDArray y = conv.forward(Nd4j.create(DataType.FLOAT, 0, 3, 8, 9));
        assertThat(y.shape()).containsExactly(0, 4, 4, 5);
        assertThat(conv.backward(y).shape()).containsExactly(0, 3, 8, 9);
    }

    private static void refuses(Layer layer, INDArray x, String message) {
        assertThatThrownBy(() -> layer.forward(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesToBeMadeOfWhatDoesNotFit() {
        assertThatThrownBy(() -> new Conv2d(1, 1, kernel(2).ceil())).hasMessageContaining("only pooling can round up");
        assertThatThrownBy(() -> new Conv2d(0, 1, kernel(2))).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Conv2d.of(Some.random(2, 1, 3, 3), kernel(5)))
                .hasMessageContaining("[out, in, 5, 5], but has [2, 1, 3, 3]");
        assertThatThrownBy(() -> Conv2d.of(Some.random(2, 1, 3, 3), Some.random(3), kernel(3)))
                .hasMessageContaining("must have the shape [2], but has [3]");
        assertThatThrownBy(() -> Conv2d.of(Some.random(2, 1, 3, 3).castTo(DataType.DOUBLE), kernel(3)))
                .hasMessageContaining("DOUBLE");
    }

    @Test
    void goesBackOnceForEachForward() {
        Conv2d conv = new Conv2d(1, 1, kernel(3));
        INDArray gradient = Nd4j.ones(DataType.FLOAT, 1, 1, 2, 2);
        assertThatThrownBy(() -> conv.backward(gradient))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call forward(x)");
        conv.forward(Nd4j.ones(DataType.FLOAT, 1, 1, 4, 4));
        conv.backward(gradient);
        assertThatThrownBy(() -> conv.backward(gradient)).isInstanceOf(IllegalStateException.class);
        conv.forward(Nd4j.ones(DataType.FLOAT, 1, 1, 5, 5));
        assertThatThrownBy(() -> conv.backward(gradient)).hasMessageContaining("[1, 1, 3, 3], but it is [1, 1, 2, 2]");
    }
}
