package dev.stridebook.course.graded;

import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What answers are compared with: convolution and pooling of plain arrays, computed cell by cell in double precision. */
final class Library {
    /** Responds to edges that are dark on the left and bright on the right. */
    static final double[][] VERTICAL_EDGES = {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}};

    /** A function of a cell's position and value. */
    @FunctionalInterface
    interface CellFunction {
        double of(int row, int column, double value);
    }

    private Library() {}

    /** Returns the window of a kernel with stride 1 and no padding. */
    static Window window(double[][] kernel) {
        return Window.kernel(kernel.length, kernel[0].length);
    }

    static double[][] convolve(double[][] image, double[][] kernel, Window window) {
        return convolve(new double[][][] {image}, new double[][][][] {{kernel}}, window)[0];
    }

    /**
     * @param image {@code [in][height][width]}
     * @param kernels {@code [out][in][height][width]}
     */
    static double[][][] convolve(double[][][] image, double[][][][] kernels, Window window) {
        return Arrays.stream(kernels)
                .map(kernel -> sums(image, kernel, window, sum -> sum))
                .toArray(double[][][]::new);
    }

    /**
     * Computes one output channel in double precision, which the layers don't.
     *
     * @param kept what the variable that adds up the products keeps of each sum
     */
    static double[][] sums(double[][][] image, double[][][] kernel, Window window, DoubleUnaryOperator kept) {
        Size size = window.outputSize(size(image[0]));
        return map(new double[size.height()][size.width()], (i, j, zero) -> {
            double sum = 0;
            for (int channel = 0; channel < image.length; channel++) {
                for (int y = 0; y < kernel[channel].length; y++) {
                    for (int x = 0; x < kernel[channel][y].length; x++) {
                        double cell = cell(image[channel], window, i, j, y, x).orElse(0);
                        sum = kept.applyAsDouble(sum + kernel[channel][y][x] * cell);
                    }
                }
            }
            return sum;
        });
    }

    /**
     * Reduces the cells under each position of a window to one number, such as their maximum, in double precision.
     *
     * @param toOne gets the cells that lie in the image, row by row
     */
    static double[][] pool(double[][] image, Window window, ToDoubleFunction<double[]> toOne) {
        Size size = window.outputSize(size(image));
        return map(
                new double[size.height()][size.width()],
                (i, j, zero) -> toOne.applyAsDouble(cells(image, window, i, j)));
    }

    private static double[] cells(double[][] image, Window window, int i, int j) {
        Size kernel = window.kernel();
        return IntStream.range(0, kernel.height() * kernel.width())
                .mapToObj(cell -> cell(image, window, i, j, cell / kernel.width(), cell % kernel.width()))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    /** Returns the image's cell under cell (y, x) of a window at position (i, j), or empty if it is padding. */
    private static OptionalDouble cell(double[][] image, Window window, int i, int j, int y, int x) {
        int row = under(window.axis(Axis.HEIGHT), i, y);
        int column = under(window.axis(Axis.WIDTH), j, x);
        boolean isInside = row >= 0 && row < image.length && column >= 0 && column < image[row].length;
        return isInside ? OptionalDouble.of(image[row][column]) : OptionalDouble.empty();
    }

    private static int under(AxisWindow axis, int position, int cell) {
        return position * axis.stride() - axis.before() + cell * axis.dilation();
    }

    static double largest(double[] cells) {
        return Arrays.stream(cells).max().orElseThrow();
    }

    static double smallest(double[] cells) {
        return Arrays.stream(cells).min().orElseThrow();
    }

    static double mean(double[] cells) {
        return Arrays.stream(cells).average().orElseThrow();
    }

    /** Applies a layer, which computes in single precision, to one image, {@code [channels][height][width]}. */
    static double[][][] apply(Layer layer, double[][][] image) {
        return toArray(layer.forward(toBatch(image)));
    }

    /** Returns a batch of one image. */
    static INDArray toBatch(double[][][] image) {
        return Nd4j.createFromArray(new double[][][][] {image}).castTo(DataType.FLOAT);
    }

    /** Returns the first image of a batch. */
    static double[][][] toArray(INDArray batch) {
        INDArray maps = batch.castTo(DataType.DOUBLE);
        int height = (int) maps.size(2);
        int width = (int) maps.size(3);
        double[][][] array = new double[(int) maps.size(1)][height][width];
        for (int c = 0; c < array.length; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    array[c][y][x] = maps.getDouble(0, c, y, x);
                }
            }
        }
        return array;
    }

    static long parameters(Layer layer, Shape input) {
        return layer.cost(input).parameters();
    }

    /** Returns the number of input features of a network's first fully connected layer. */
    static long features(Sequential network, Shape input) {
        network.outputShape(input);
        return network.layers().stream()
                .filter(Linear.class::isInstance)
                .map(Linear.class::cast)
                .findFirst()
                .orElseThrow()
                .inFeatures();
    }

    static Size size(double[][] image) {
        return Size.of(image.length, image.length == 0 ? 0 : image[0].length);
    }

    /** Returns random whole numbers from −9 to 9, some of which are equal. */
    static double[][] whole(RandomGenerator random, int height, int width) {
        return map(new double[height][width], (y, x, zero) -> random.nextInt(-9, 10));
    }

    /**
     * Returns random numbers of the kinds that real images and kernels have: whole numbers and fractions, all negative, tiny, large,
     * with ties and zeros of both signs.
     */
    static double[][] image(RandomGenerator random, int height, int width) {
        DoubleSupplier cells = cells(random);
        return map(new double[height][width], (y, x, zero) -> cells.getAsDouble());
    }

    private static DoubleSupplier cells(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> () -> random.nextInt(-9, 10);
            case 1 -> () -> random.nextInt(-36, 37) / 4.0;
            case 2 -> () -> -1 - random.nextInt(4000) / 8.0;
            case 3 -> () -> random.nextInt(-999, 1000) * 1e-6;
            case 4 -> () -> random.nextInt(-33_000_000, 33_000_000) + 0.5;
            default -> () -> random.nextInt(-1, 2) * (random.nextBoolean() ? 0.5 : -0.5);
        };
    }

    /** Returns random numbers as in {@link #image}, {@code [channels][height][width]}. */
    static double[][][] volume(RandomGenerator random, int channels, int height, int width) {
        return IntStream.range(0, channels)
                .mapToObj(channel -> image(random, height, width))
                .toArray(double[][][]::new);
    }

    static double[][] map(double[][] image, CellFunction function) {
        return IntStream.range(0, image.length)
                .mapToObj(y -> IntStream.range(0, image[y].length)
                        .mapToDouble(x -> function.of(y, x, image[y][x]))
                        .toArray())
                .toArray(double[][]::new);
    }

    static double[][][] map(double[][][] image, DoubleUnaryOperator function) {
        return Arrays.stream(image)
                .map(channel -> map(channel, (y, x, value) -> function.applyAsDouble(value)))
                .toArray(double[][][]::new);
    }

    /** Rotates an image by 180°. */
    static double[][] turned(double[][] image) {
        return map(image, (y, x, value) -> image[image.length - 1 - y][image[0].length - 1 - x]);
    }

    /** Swaps left and right. */
    static double[][] mirrored(double[][] image) {
        return map(image, (y, x, value) -> image[y][image[0].length - 1 - x]);
    }

    static double[][] transposed(double[][] image) {
        return map(new double[image[0].length][image.length], (y, x, zero) -> image[x][y]);
    }

    /** Removes the last row and column. */
    static double[][] withoutLast(double[][] image) {
        return Arrays.stream(image)
                .limit(image.length - 1L)
                .map(row -> Arrays.copyOf(row, row.length - 1))
                .toArray(double[][]::new);
    }

    /** Returns a random whole number from 1 to a limit, of any order of magnitude: as many below 100 as from 100 to 10,000. */
    static int upTo(RandomGenerator random, int limit) {
        return (int) Math.min(limit, Math.exp(random.nextDouble() * Math.log(limit + 1.0)));
    }

    /** Rounds numbers toward 0, as an {@code int} does. */
    static double[][] truncated(double[][] image) {
        return map(image, (y, x, value) -> (int) value);
    }
}
