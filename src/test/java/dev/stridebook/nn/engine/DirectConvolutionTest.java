package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link DirectConvolution} of random windows, compared with ND4J's operators: sums of whole numbers are exact in whatever order. */
@Tag("lanes")
class DirectConvolutionTest {
    private final SplittableRandom random = new SplittableRandom(20261128);

    private INDArray numbers(long... shape) {
        INDArray numbers = Floats.create(shape);
        Floats.of(numbers).put(Expected.numbers(random.nextLong(), (int) numbers.length()));
        return numbers;
    }

    private int upTo(int most) {
        return random.nextInt(most + 1);
    }

    private ConvolutionShape shape() {
        Window window = new Window(
                Size.of(1 + upTo(4), 1 + upTo(4)),
                Size.square(1),
                random.nextBoolean() ? Padding.NONE : new Padding(upTo(5), upTo(5), upTo(20), upTo(20)),
                Size.of(1 + upTo(3), 1 + upTo(3)),
                Rounding.FLOOR);
        boolean isDepthwise = random.nextBoolean();
        int groups = 1 + upTo(isDepthwise ? 20 : 3);
        int in = groups * (isDepthwise ? 1 : 1 + upTo(20));
        int out = groups * (isDepthwise ? 1 : 1 + upTo(5));
        Size extent = window.extent();
        int height = Math.max(1, extent.height() - window.padding().vertical()) + upTo(40);
        int width = Math.max(1, extent.width() - window.padding().horizontal()) + upTo(40);
        return new ConvolutionShape(1 + upTo(2), in, height, width, out, groups, window);
    }

    @Test
    void multipliesWhatEachWindowShows() {
        var nd4j = new Nd4jEngine();
        for (int i = 0; i < 200; i++) {
            ConvolutionShape shape = shape();
            INDArray x = numbers(shape.input());
            INDArray weight = numbers(shape.weight());
            INDArray bias = random.nextBoolean() ? numbers(shape.out()) : null;
            INDArray y = new DirectConvolution(shape).convolve(x, weight, bias);
            assertThat(y.shape()).isEqualTo(shape.output());
            assertThat(y.data().asFloat())
                    .as(shape.toString())
                    .isEqualTo(nd4j.conv2d(x, weight, bias, shape.window(), shape.groups())
                            .data()
                            .asFloat());
        }
    }

    @Test
    void suitsSmallWindowsOnLargeMapsOfChannelsThatFillNoBlocks() {
        Window window = Window.kernel(3).dilation(3);
        assertThat(DirectConvolution.suits(depthwise(46, 56, window))).isTrue();
        assertThat(DirectConvolution.suits(depthwise(46, 24, window))).isFalse();
        assertThat(DirectConvolution.suits(depthwise(48, 56, window))).isFalse();
        assertThat(DirectConvolution.suits(depthwise(46, 56, window.stride(2)))).isFalse();
        assertThat(DirectConvolution.suits(depthwise(46, 56, Window.kernel(1)))).isFalse();
        assertThat(DirectConvolution.suits(depthwise(46, 2000, window))).isFalse();
        assertThat(DirectConvolution.suits(
                        depthwise(46, 56, Window.kernel(3).dilation(500_000_000).padding(500_000_000))))
                .isFalse();
    }

    @Test
    void suitsFewMapsOfFewChannels() {
        Window window = Window.kernel(3);
        assertThat(DirectConvolution.suits(shape(1, 1, 1, window))).isTrue();
        assertThat(DirectConvolution.suits(shape(6, 6, 1, window))).isTrue();
        assertThat(DirectConvolution.suits(shape(6, 7, 1, window))).isFalse();
        assertThat(DirectConvolution.suits(shape(7, 6, 1, window))).isFalse();
        assertThat(DirectConvolution.suits(shape(15, 2, 1, window))).isTrue();
        assertThat(DirectConvolution.suits(shape(16, 2, 1, window))).isFalse();
        assertThat(DirectConvolution.suits(shape(32, 4, 2, window))).isTrue();
        assertThat(DirectConvolution.suits(shape(130, 4, 2, window))).isFalse();
        assertThat(DirectConvolution.suits(shape(46, 92, 46, window))).isTrue();
        assertThat(DirectConvolution.suits(shape(46, 46, 23, window))).isTrue();
        assertThat(DirectConvolution.suits(shape(6, 6, 1, Window.kernel(1)))).isTrue();
        assertThat(DirectConvolution.suits(shape(7, 2, 1, Window.kernel(1)))).isFalse();
        assertThat(DirectConvolution.suits(shape(6, 6, 1, window.stride(2)))).isFalse();
    }

    private static ConvolutionShape shape(int in, int out, int groups, Window window) {
        return new ConvolutionShape(1, in, 9, 9, out, groups, window);
    }

    private static ConvolutionShape depthwise(int channels, int side, Window window) {
        return new ConvolutionShape(2, channels, side, side, channels, channels, window);
    }
}
