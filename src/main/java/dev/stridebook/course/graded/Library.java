package dev.stridebook.course.graded;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The library's layers applied to plain arrays, for comparison with answers. */
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
        return apply(Conv2d.of(Nd4j.createFromArray(kernels).castTo(DataType.FLOAT), window), image);
    }

    /** Applies a layer to one channel. */
    static double[][] apply(Layer layer, double[][] image) {
        return apply(layer, new double[][][] {image})[0];
    }

    /** Applies a layer to one image, {@code [channels][height][width]}. */
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

    /** Returns random integers from −9 to 9, with which single precision computes exactly. */
    static double[][] image(RandomGenerator random, int height, int width) {
        return map(new double[height][width], (y, x, zero) -> random.nextInt(-9, 10));
    }

    /** Returns random integers as in {@link #image}, {@code [channels][height][width]}. */
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
}
