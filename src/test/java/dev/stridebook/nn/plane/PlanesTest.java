package dev.stridebook.nn.plane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link Extremes} and {@link Averages} of random windows, compared with their definition. */
@Tag("also-lanes")
class PlanesTest {
    private static final float[] ODD = {Float.NaN, Float.NEGATIVE_INFINITY, -0f};

    private final SplittableRandom random = new SplittableRandom(20261126);

    /** Few different numbers, so that many are equal, and some odd ones. */
    private INDArray images(long[] shape, float... odd) {
        INDArray images = Floats.create(shape);
        var values = Floats.of(images);
        while (values.hasRemaining()) {
            boolean isOdd = odd.length > 0 && random.nextInt(20) == 0;
            values.put(isOdd ? odd[random.nextInt(odd.length)] : random.nextInt(-3, 4));
        }
        return images;
    }

    private Window window(int dilation) {
        int height = random.nextInt(1, 9);
        int width = random.nextInt(1, 9);
        return new Window(
                Size.of(height, width),
                Size.of(random.nextInt(1, 6), random.nextInt(1, 6)),
                new Padding(
                        random.nextInt(height / 2 + 1),
                        random.nextInt(height / 2 + 1),
                        random.nextInt(width / 2 + 1),
                        random.nextInt(width / 2 + 1)),
                Size.of(random.nextInt(1, dilation + 1), random.nextInt(1, dilation + 1)),
                random.nextBoolean() ? Rounding.FLOOR : Rounding.CEIL);
    }

    private long[] shapeFor(Window window) {
        return new long[] {
            random.nextInt(1, 3),
            random.nextInt(1, 12),
            Math.max(1, window.extent().height() - window.padding().vertical()) + random.nextInt(20),
            Math.max(1, window.extent().width() - window.padding().horizontal()) + random.nextInt(20)
        };
    }

    @Test
    void theLargestIsTheFirstOfSeveralAndTheLastThatIsNoNumber() {
        float[][] odd = {{}, {-0f, Float.NEGATIVE_INFINITY}, {Float.NaN, Float.NEGATIVE_INFINITY}};
        for (int i = 0; i < 600; i++) {
            Window window = window(3);
            INDArray x = images(shapeFor(window), odd[i % odd.length]);
            assertFindsLargest(x, window);
        }
    }

    @Test
    void windowsSideBySideOfManySmallPlanesHaveTheirLargestToo() {
        float[][] odd = {{}, {-0f, Float.NEGATIVE_INFINITY}, {Float.NaN, -0f}, {Float.POSITIVE_INFINITY}};
        for (int i = 0; i < 400; i++) {
            Size kernel = Size.of(random.nextInt(1, 9), random.nextInt(1, 9));
            Size dilation = Size.of(random.nextInt(1, 3), random.nextInt(1, 3));
            Size extent = Window.kernel(kernel.height(), kernel.width())
                    .dilation(dilation.height(), dilation.width())
                    .extent();
            Size stride = Size.of(extent.height() + random.nextInt(3), extent.width() + random.nextInt(3));
            Rounding rounding = random.nextBoolean() ? Rounding.FLOOR : Rounding.CEIL;
            long[] shape = {
                random.nextInt(1, 4),
                random.nextInt(1, 40),
                extent.height() + random.nextInt(2 * stride.height()),
                extent.width() + random.nextInt(2 * stride.width())
            };
            assertFindsLargest(
                    images(shape, odd[i % odd.length]), new Window(kernel, stride, Padding.NONE, dilation, rounding));
        }
    }

    /** Of so many planes that windows at the edges, which see fewer cells, are computed side by side as well. */
    private INDArray manyPlanes(Window window, float... odd) {
        long[] shape = {
            random.nextInt(1, 3),
            random.nextInt(256, 300),
            Math.max(1, window.extent().height() - window.padding().top()) + random.nextInt(6),
            Math.max(1, window.extent().width() - window.padding().left()) + random.nextInt(6)
        };
        return images(shape, odd);
    }

    private Window apart(int mostCells, Size dilation) {
        int height = random.nextInt(1, mostCells + 1);
        int width = random.nextInt(1, mostCells + 1);
        Size extent = Window.kernel(height, width)
                .dilation(dilation.height(), dilation.width())
                .extent();
        return new Window(
                Size.of(height, width),
                Size.of(extent.height() + random.nextInt(2), extent.width() + random.nextInt(2)),
                new Padding(
                        random.nextInt(height / 2 + 1),
                        random.nextInt(height / 2 + 1),
                        random.nextInt(width / 2 + 1),
                        random.nextInt(width / 2 + 1)),
                dilation,
                random.nextBoolean() ? Rounding.FLOOR : Rounding.CEIL);
    }

    @Test
    void windowsSideBySideThatHangOverTheEdgesHaveTheirLargestToo() {
        float[][] odd = {{}, {-0f, Float.NEGATIVE_INFINITY}, {Float.NaN, -0f}, {Float.POSITIVE_INFINITY}};
        for (int i = 0; i < 40; i++) {
            Window window = apart(6, Size.of(random.nextInt(1, 3), random.nextInt(1, 3)));
            assertFindsLargest(manyPlanes(window, odd[i % odd.length]), window);
        }
    }

    /** Small ones are made in the heap, large ones of which most cells stay 0 where they lie. */
    @ParameterizedTest
    @CsvSource({
        "2,  3, 20, 17, 5, 3, 1",
        "2, 3, 64, 80, 9, 5, 1",
        "3, 2, 64, 64, 2, 2, 1",
        "1, 2, 90, 71, 12, 30, 1",
        "1,  5, 66, 64, 4, 7, 9",
        "65, 32, 32, 32, 6, 6, 1"
    })
    void eachGradientGoesToWhereTheLargestWasFound(
            int images, int channels, int height, int width, int kernel, int stride, int dilation) {
        Window window = Window.kernel(kernel).stride(stride).dilation(dilation).padding(kernel / 2);
        INDArray x = images(new long[] {images, channels, height, width}, -0f);
        Extremes largest = Extremes.largest(x, window);
        INDArray gradient = images(largest.values().shape(), ODD);
        float[] gradients = gradient.data().asFloat();
        float[] expected = new float[(int) x.length()];
        int ofPlane = gradients.length / (images * channels);
        for (int i = 0; i < gradients.length; i++) {
            int index = largest.indices()[i];
            if (index != Extremes.NONE) {
                expected[i / ofPlane * height * width + index] += gradients[i];
            }
        }
        assertThat(largest.backward(gradient).data().asFloat()).isEqualTo(expected);
    }

    private static void assertFindsLargest(INDArray x, Window window) {
        Extremes found = Extremes.largest(x, window);
        INDArray y = found.values();
        int[] bits = new int[(int) y.length()];
        Floats.bits(y).get(bits);
        int place = 0;
        for (int image = 0; image < x.size(0); image++) {
            for (int channel = 0; channel < x.size(1); channel++) {
                for (int row = 0; row < y.size(2); row++) {
                    for (int column = 0; column < y.size(3); column++) {
                        int index = indexOfLargest(x, window, image, channel, row, column);
                        String where = "%s of %s at %d, %d".formatted(window, x.shapeInfoToString(), row, column);
                        assertThat(found.indices()[place]).as(where).isEqualTo(index);
                        float largest = index < 0
                                ? Float.NEGATIVE_INFINITY
                                : x.getFloat(image, channel, index / (int) x.size(3), index % (int) x.size(3));
                        assertThat(bits[place++]).as(where).isEqualTo(Float.floatToRawIntBits(largest));
                    }
                }
            }
        }
    }

    private static int indexOfLargest(INDArray x, Window window, int image, int channel, int row, int column) {
        int best = -1;
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < window.kernel().height(); i++) {
            for (int j = 0; j < window.kernel().width(); j++) {
                int y = cell(window.axis(Axis.HEIGHT), row, i);
                int z = cell(window.axis(Axis.WIDTH), column, j);
                if (y >= 0 && y < x.size(2) && z >= 0 && z < x.size(3)) {
                    float value = x.getFloat(image, channel, y, z);
                    if (best < 0 || value > largest || Float.isNaN(value)) {
                        largest = value;
                        best = y * (int) x.size(3) + z;
                    }
                }
            }
        }
        return best;
    }

    private static int cell(AxisWindow window, int position, int cell) {
        return position * window.stride() - window.before() + cell * window.dilation();
    }

    @Test
    void averagesAreExactForWholeNumbersAndGoBackInEqualShares() {
        for (int i = 0; i < 200; i++) {
            Window window = window(1);
            INDArray x = images(shapeFor(window));
            Spans rows = Spans.of(window.axis(Axis.HEIGHT), (int) x.size(2), true);
            Spans columns = Spans.of(window.axis(Axis.WIDTH), (int) x.size(3), true);
            Averages averages = Averages.of(x, rows, columns, 1);
            INDArray gradient = images(averages.values().shape());
            INDArray back = averages.backward(gradient);
            INDArray expected = Floats.zeros(x.shape());
            for (int image = 0; image < x.size(0); image++) {
                for (int channel = 0; channel < x.size(1); channel++) {
                    for (int row = 0; row < gradient.size(2); row++) {
                        for (int column = 0; column < gradient.size(3); column++) {
                            double sum = 0;
                            for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
                                for (int z = columns.from()[column]; z < columns.to()[column]; z++) {
                                    sum += x.getFloat(image, channel, y, z);
                                    expected.putScalar(
                                            new int[] {image, channel, y, z},
                                            expected.getFloat(image, channel, y, z)
                                                    + gradient.getFloat(image, channel, row, column));
                                }
                            }
                            assertThat(averages.values().getFloat(image, channel, row, column))
                                    .isEqualTo((float) sum);
                        }
                    }
                }
            }
            assertThat(back.data().asFloat()).isEqualTo(expected.data().asFloat());
        }
    }

    /** Both add up the same numbers in the same order, over vectors or not. */
    @Test
    void averagesOfAWindowAreThoseOfItsSpansToTheBit() {
        for (int i = 0; i < 300; i++) {
            Window window = window(1);
            assertAveragesToTheBit(images(shapeFor(window), ODD).muli(0.1f), window);
        }
    }

    @Test
    void soAreThoseOfWindowsSideBySideOfManySmallPlanes() {
        for (int i = 0; i < 100; i++) {
            Window window = apart(5, Size.square(1));
            assertAveragesToTheBit(manyPlanes(window, ODD).muli(0.1f), window);
        }
    }

    private void assertAveragesToTheBit(INDArray x, Window window) {
        boolean countPadding = random.nextBoolean();
        int divisor = random.nextInt(-2, 3);
        Averages expected = Averages.of(
                x,
                Spans.of(window.axis(Axis.HEIGHT), (int) x.size(2), countPadding),
                Spans.of(window.axis(Axis.WIDTH), (int) x.size(3), countPadding),
                divisor);
        PoolingPass found = Averages.of(x, window, countPadding, divisor);
        assertThat(found.values().data().asFloat())
                .as("%s of %s", window, x.shapeInfoToString())
                .isEqualTo(expected.values().data().asFloat());
        INDArray gradient = images(found.values().shape(), ODD).muli(0.1f);
        assertThat(found.backward(gradient).data().asFloat())
                .as("%s of %s, backward", window, x.shapeInfoToString())
                .isEqualTo(expected.backward(gradient).data().asFloat());
    }
}
