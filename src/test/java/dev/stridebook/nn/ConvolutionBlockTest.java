package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network, which joins layers, gives what its layers give one by one. */
@Tag("conformance")
@Tag("also-lanes")
class ConvolutionBlockTest {
    /** Always the same numbers: of others, one is now and then so close to 0 that a ReLU keeps it in one order of sums and not in another. */
    private static final int SEED = 1;

    private final SplittableRandom random = new SplittableRandom(SEED);

    record Case(Conv2d convolution, MaxPool2d pool, long... input) {
        List<Layer> layers() {
            return pool == null ? List.of(convolution, new ReLU()) : List.of(convolution, new ReLU(), pool);
        }
    }

    static Stream<Case> cases() {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.of(
                new Case(new Conv2d(1, 10, kernel(5), random), new MaxPool2d(2), 8, 1, 28, 28),
                new Case(new Conv2d(10, 20, kernel(5), random), new MaxPool2d(2), 4, 10, 12, 12),
                new Case(new Conv2d(3, 7, kernel(3).padding(1), random), null, 2, 3, 9, 11),
                new Case(new Conv2d(3, 7, kernel(3).padding(1), random).withoutBias(), new MaxPool2d(3), 2, 3, 10, 11),
                new Case(
                        new Conv2d(8, 16, kernel(3), random).groups(4),
                        new MaxPool2d(kernel(3).stride(2).padding(1)),
                        2,
                        8,
                        9,
                        9),
                new Case(
                        new Conv2d(4, 4, kernel(3).stride(2), random).groups(4),
                        new MaxPool2d(kernel(2, 1)),
                        3,
                        4,
                        12,
                        13),
                new Case(
                        new Conv2d(2, 3, kernel(3), random),
                        new MaxPool2d(kernel(2).stride(2).ceil()),
                        2,
                        2,
                        9,
                        9),
                new Case(
                        new Conv2d(2, 3, kernel(3), random),
                        new MaxPool2d(kernel(2).dilation(2)),
                        2,
                        2,
                        9,
                        9),
                new Case(
                        new Conv2d(2, 3, kernel(2).padding(new Padding(0, 1, 2, 1)), random),
                        new MaxPool2d(2),
                        1,
                        2,
                        6,
                        6),
                new Case(new Conv2d(2, 3, kernel(2).padding(5), random), new MaxPool2d(2), 2, 2, 3, 4),
                new Case(
                        new Conv2d(2, 3, kernel(3).padding(1), random).paddingMode(PaddingMode.REFLECT),
                        new MaxPool2d(2),
                        2,
                        2,
                        6,
                        6));
    }

    /** Drawn here, as ND4J's numbers depend on the thread: with others, one may be so close to 0 that ReLU or a pool decides otherwise. */
    private INDArray normal(long... shape) {
        return Some.normal(random, shape);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatItsLayersGive(Case c) {
        for (int round = 0; round < 2; round++) {
            assertGivesTheSame(c, normal(c.input));
        }
    }

    private void assertGivesTheSame(Case c, INDArray x) {
        assertGivesTheSame(c.layers(), x);
    }

    private void assertGivesTheSame(List<Layer> layers, INDArray x) {
        INDArray y = x;
        for (Layer layer : layers) {
            y = layer.forward(y);
        }
        INDArray gradient = normal(y.shape());
        INDArray back = gradient;
        zeroGradients(layers);
        for (int i = layers.size() - 1; i >= 0; i--) {
            back = layers.get(i).backward(back);
        }
        List<INDArray> learned = gradients(layers);

        Sequential net = new Sequential(layers.toArray(Layer[]::new));
        zeroGradients(layers);
        assertClose("output", net.forward(x), y);
        assertClose("input gradient", net.backward(gradient), back);
        List<INDArray> joined = gradients(layers);
        for (int i = 0; i < learned.size(); i++) {
            assertClose("parameter " + i, joined.get(i), learned.get(i));
        }

        zeroGradients(layers);
        net.forward(x);
        net.backwardParameters(gradient);
        assertClose("without the input's", gradients(layers).get(0), learned.get(0));
    }

    /** So many images that an engine can lay them side by side, and as many again that do not fill their place. */
    private static final int MANY = 40;

    static Stream<List<Layer>> stages() {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.of(
                List.of(
                        new Conv2d(3, 7, kernel(3).padding(1), random),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Conv2d(7, 12, kernel(3).stride(2).padding(new Padding(0, 1, 2, 1)), random),
                        new ReLU(),
                        new Conv2d(12, 5, kernel(2).dilation(2), random).withoutBias(),
                        new ReLU(),
                        new MaxPool2d(kernel(3).stride(2).padding(1))),
                List.of(
                        new Conv2d(3, 6, kernel(3), random).groups(3),
                        new ReLU(),
                        new MaxPool2d(kernel(3).stride(1)),
                        new Conv2d(6, 40, kernel(1), random), // too many channels for lanes
                        new ReLU(),
                        new MaxPool2d(2)),
                List.of(
                        new Conv2d(3, 4, kernel(5).padding(2), random),
                        new ReLU(),
                        new Conv2d(4, 4, kernel(3), random),
                        new ReLU()));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void stagesThatFollowEachOtherGiveWhatTheirLayersGive(List<Layer> layers) {
        assertGivesTheSame(layers, normal(MANY, 3, 16, 17));
        INDArray x = normal(MANY, 3, 16, 17);
        x.putScalar(new long[] {MANY - 1, 1, 8, 8}, Float.NaN);
        assertGivesTheSame(layers, x);
        x.putScalar(new long[] {MANY - 1, 1, 8, 8}, 1e30f); // of which later stages make infinity
        assertGivesTheSame(layers, x);
    }

    private static Stream<Parameter> parameters(List<Layer> layers) {
        return layers.stream().flatMap(layer -> layer.parameters().stream());
    }

    private static void zeroGradients(List<Layer> layers) {
        parameters(layers).forEach(Parameter::zeroGradient);
    }

    private static List<INDArray> gradients(List<Layer> layers) {
        return parameters(layers).map(parameter -> parameter.gradient().dup()).toList();
    }

    /** In native code, ReLU and pooling pass over them. */
    @Test
    void letsNumbersThatAreNoneThrough() {
        Case c = new Case(new Conv2d(1, 2, kernel(3), random), new MaxPool2d(2), 1, 1, 8, 8);
        INDArray x = normal(c.input);
        x.putScalar(new long[] {0, 0, 4, 4}, Float.NaN);
        assertGivesTheSame(c, x);
        assertThat(new Sequential(c.layers().toArray(Layer[]::new))
                        .forward(x)
                        .isNaN()
                        .any())
                .isTrue();
        x.putScalar(new long[] {0, 0, 4, 4}, Float.POSITIVE_INFINITY);
        assertGivesTheSame(c, x);
        c.convolution.weight().value().putScalar(0, Float.NaN);
        assertGivesTheSame(c, normal(c.input));
    }

    @Test
    void oneImageMayComeWithoutBatch() {
        Sequential net = new Sequential(new Conv2d(1, 2, kernel(3), random), new ReLU(), new MaxPool2d(2));
        INDArray x = normal(1, 8, 8);
        INDArray y = net.forward(x);
        assertThat(y.shape()).containsExactly(2, 3, 3);
        assertThat(net.backward(y).shape()).containsExactly(1, 8, 8);
    }

    @Test
    void twoOfTheSameShapeDoNotDisturbEachOther() {
        Layer[] layers = {
            new Conv2d(3, 3, kernel(3).padding(1), random),
            new ReLU(),
            new Conv2d(3, 3, kernel(3).padding(1), random),
            new ReLU()
        };
        INDArray x = normal(2, 3, 6, 6);
        INDArray gradient = normal(2, 3, 6, 6);
        INDArray y = x;
        for (Layer layer : layers) {
            y = layer.forward(y);
        }
        INDArray back = gradient;
        for (int i = layers.length - 1; i >= 0; i--) {
            back = layers[i].backward(back);
        }
        Sequential net = new Sequential(layers);
        assertClose("output", net.forward(x), y);
        assertClose("input gradient", net.backward(gradient), back);
    }
}
