package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
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
        try (LanesBlock block = new LanesBlock(shape, c.pool())) {
            for (int turn = 0; turn < 2; turn++) {
                INDArray y = block.forward(x, weight, bias);
                assertThat(numbers(y)).isEqualTo(ofBlock.output);
                LearnedGradients learned = block.learnedGradients(x, array(ofBlock.gradient, y.shape()));
                assertThat(numbers(learned.weight())).isEqualTo(ofBlock.weightGradient);
                assertThat(numbers(learned.bias())).isEqualTo(ofBlock.biasGradient);
                assertThat(numbers(block.inputGradient(weight))).isEqualTo(ofBlock.inputGradient);
            }
        }
    }

    @Test
    void layersOfManyChannelsAreLeftToOneDnn() {
        Engine engine = Engines.choose("lanes", Engines::oneDnn).engine();
        assertThat(engine.description()).matches("oneDNN 3\\..* and Java's vectors of (8|16) floats");
        assertThat(engine.block(shape(10), true, null)).containsInstanceOf(LanesBlock.class);
        assertThat(engine.block(shape(64), true, null)).containsInstanceOf(OneDnnBlock.class);
    }

    private static ConvolutionShape shape(int out) {
        return new ConvolutionShape(4, 3, 9, 9, out, 1, Window.kernel(3));
    }

    private static INDArray array(float[] numbers, long... shape) {
        INDArray array = Floats.create(shape);
        Floats.of(array).put(numbers);
        return array;
    }

    private static float[] numbers(INDArray array) {
        float[] numbers = new float[(int) array.length()];
        Floats.of(array).get(numbers);
        Reference.reachabilityFence(array);
        return numbers;
    }
}
