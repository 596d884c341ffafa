package dev.stridebook.nn.engine;

import static dev.stridebook.nn.engine.BlockComparison.array;
import static dev.stridebook.nn.engine.BlockComparison.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.Window;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("lanes")
class LanesBlockTest {
    private static final long SEED = 23;
    private static final int CASES = 500;
    /** More than lie side by side on any processor. */
    private static final int MOST_IMAGES = 70;

    /** So often that Java has compiled it before the end. */
    private static final int MANY = 100_000;

    private static final long MOST_PRODUCTS = 3_000_000;

    /** Drawn as for oneDNN, and with more images where that does not take too long. */
    static Stream<FencedCase.Convolution> cases() {
        FencedCase.Drawing drawing = new FencedCase.Drawing(SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.generate(drawing::next)
                .filter(FencedCase.Convolution.class::isInstance)
                .map(FencedCase.Convolution.class::cast)
                .map(drawn -> {
                    var more = withImages(drawn, random.nextInt(1, MOST_IMAGES));
                    return more.products() > MOST_PRODUCTS ? drawn : more;
                })
                .limit(CASES);
    }

    private static FencedCase.Convolution withImages(FencedCase.Convolution c, int n) {
        ConvolutionShape s = c.shape();
        return new FencedCase.Convolution(
                new ConvolutionShape(n, s.in(), s.height(), s.width(), s.out(), s.groups(), s.window()),
                c.pool(),
                c.withBias(),
                c.threads());
    }

    /** Twice, as the block keeps what it computes in. */
    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatPlainLoopsDo(FencedCase.Convolution c) {
        ConvolutionShape shape = c.shape();
        Expected expected = new Expected(c);
        Expected.Block ofBlock = new Expected.Block(c);
        INDArray x = array(expected.x, shape.input());
        INDArray weight = array(expected.weight, shape.weight());
        INDArray bias = c.withBias() ? array(expected.bias, shape.out()) : null;
        List<Engine.Learned> learned = List.of(new Engine.Learned(weight, bias));
        try (LanesBlock block =
                new LanesBlock(List.of(new Engine.Stage(shape, c.withBias(), c.pool())), LaneCells::new)) {
            for (int turn = 0; turn < 2; turn++) {
                INDArray y = block.forward(x, learned);
                assertThat(numbers(y)).isEqualTo(ofBlock.output);
                var gradients = NewGradients.of(block, x, learned, array(ofBlock.gradient, y.shape()), true);
                assertThat(numbers(gradients.learned().get(0).weight())).isEqualTo(ofBlock.weightGradient);
                assertThat(numbers(gradients.learned().get(0).bias())).isEqualTo(ofBlock.biasGradient);
                assertThat(numbers(gradients.input())).isEqualTo(ofBlock.inputGradient);
            }
        }
    }

    /** The margin around a stage's images, which the stage before must leave, is as wide as its padding. */
    @ParameterizedTest
    @MethodSource("pairs")
    void stagesTogetherComputeWhatTheyComputeOneByOne(FencedCase.Convolution c) {
        ConvolutionShape second = c.shape();
        var first = new ConvolutionShape(
                second.n(),
                2,
                second.height(),
                second.width(),
                second.in(),
                1,
                Window.kernel(3).padding(1));
        Expected expected = new Expected(c);
        SplittableRandom random = new SplittableRandom(c.toString().hashCode());
        INDArray x = whole(random, first.input());
        List<Engine.Stage> stages =
                List.of(new Engine.Stage(first, true, null), new Engine.Stage(second, c.withBias(), c.pool()));
        List<Engine.Learned> learned = List.of(
                new Engine.Learned(whole(random, first.weight()), whole(random, first.out())),
                new Engine.Learned(
                        array(expected.weight, second.weight()),
                        c.withBias() ? array(expected.bias, second.out()) : null));
        try (LanesBlock together = new LanesBlock(stages);
                LanesBlock ofFirst = new LanesBlock(stages.subList(0, 1));
                LanesBlock ofSecond = new LanesBlock(stages.subList(1, 2))) {
            INDArray between = ofFirst.forward(x, learned.subList(0, 1));
            INDArray y = ofSecond.forward(between, learned.subList(1, 2));
            assertThat(numbers(together.forward(x, learned))).isEqualTo(numbers(y));
            INDArray gradient = whole(random, y.shape());
            var back = NewGradients.of(together, x, learned, gradient, true);
            var backOfSecond = NewGradients.of(ofSecond, between, learned.subList(1, 2), gradient, true);
            var backOfFirst = NewGradients.of(ofFirst, x, learned.subList(0, 1), backOfSecond.input(), true);
            assertThat(numbers(back.input())).isEqualTo(numbers(backOfFirst.input()));
            assertSame(back.learned().get(0), backOfFirst.learned().get(0));
            assertSame(back.learned().get(1), backOfSecond.learned().get(0));
        }
    }

    static Stream<FencedCase.Convolution> pairs() {
        return cases().limit(CASES / 5);
    }

    private static void assertSame(Engine.LearnedGradients actual, Engine.LearnedGradients expected) {
        assertThat(numbers(actual.weight())).isEqualTo(numbers(expected.weight()));
        assertThat(numbers(actual.bias())).isEqualTo(numbers(expected.bias()));
    }

    /** Whole numbers, whose sums are the same in any order. */
    private static INDArray whole(SplittableRandom random, long... shape) {
        return array(() -> random.nextInt(-2, 3), shape);
    }

    @Test
    void layersOfManyChannelsAreLeftToOneDnn() {
        Engine engine = Engines.choose("lanes", Engines::oneDnn).engine();
        assertThat(engine.description()).matches("oneDNN 3\\..* and Java's vectors of (8|16) floats");
        assertThat(engine.block(List.of(stage(32, 10)))).containsInstanceOf(LanesBlock.class);
        assertThat(engine.block(List.of(stage(32, 10), stage(32, 64)))).isEmpty();
        assertThat(engine.block(List.of(stage(32, 64)))).containsInstanceOf(OneDnnBlock.class);
    }

    @Test
    void fewImagesAreLeftToOneDnn() {
        Engine engine = Engines.choose("lanes", Engines::oneDnn).engine();
        assertThat(engine.block(List.of(stage(1, 10)))).containsInstanceOf(OneDnnBlock.class);
        assertThat(engine.block(List.of(stage(Lanes.IMAGES + 1, 10)))).containsInstanceOf(OneDnnBlock.class);
        assertThat(engine.block(List.of(stage(Lanes.IMAGES - 2, 10)))).containsInstanceOf(LanesBlock.class);
    }

    /** A training has the same bits whether or not Java had compiled the loop by then. */
    @Test
    void compiledSumsHaveTheSameBits() {
        float[] numbers = new float[Lanes.IMAGES];
        SplittableRandom random = new SplittableRandom(SEED);
        float[] everyFourth = new float[4];
        for (int lane = 0; lane < Lanes.IMAGES / 2; lane++) {
            numbers[lane] = (float) random.nextDouble(-1, 1);
            everyFourth[lane % 4] += numbers[lane];
        }
        float sum = everyFourth[0] + everyFourth[1] + (everyFourth[2] + everyFourth[3]);
        for (int turn = 0; turn < MANY; turn++) {
            assertThat(Lanes.sum(numbers, 0, 0, 0)).isEqualTo(sum);
            float[] all = new float[Lanes.IMAGES / 2]; // each won by its cell 0
            assertThat(Lanes.sumOfWinners(numbers, all, 0, all.length)).isEqualTo(sum);
        }
    }

    private static Engine.Stage stage(int n, int out) {
        return new Engine.Stage(new ConvolutionShape(n, 3, 9, 9, out, 1, Window.kernel(3)), true, null);
    }
}
