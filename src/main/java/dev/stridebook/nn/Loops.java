package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolution and pooling written down as they are defined, one loop for each axis: to be read, and to check the layers with.
 * Slow. Sums are kept in double. Images are {@code [n, c, h, w]}, or one {@code [c, h, w]}. Source: S1.1, S1.4, S2.2, S2.6.
 */
public final class Loops {
    private Loops() {}

    /**
     * Convolves images: each output cell is the dot product of a kernel with what the window shows of its group's channels.
     *
     * @param x {@code [n, in, h, w]} or {@code [in, h, w]}
     * @param weight {@code [out, in / groups, kH, kW]}
     * @param bias {@code [out]}, or null
     * @return {@code [n, out, outH, outW]}, or without n
     * @throws ShapeException if something does not fit, or the window rounds up
     * @throws IllegalArgumentException if an array is not of type float
     */
    public static INDArray conv2d(
            INDArray x, INDArray weight, INDArray bias, Window window, int groups, PaddingMode mode) {
        INDArray images = Require.images("Loops.conv2d", x, ImageLayer.ANY);
        Given.notNull(mode, "mode");
        requireWeight(weight, window, groups);
        int out = (int) weight.size(0);
        int in = (int) weight.size(1);
        requireFit(images.size(1) == (long) in * groups && out % groups == 0, images, weight, bias, groups, out);
        mode.requireFits(window.padding(), size(images));
        INDArray y = zeros(images.size(0), out, Conv2d.requireFloor(window).outputSize(size(images)));
        for (int n = 0; n < y.size(0); n++) {
            for (int o = 0; o < out; o++) {
                int group = o / (out / groups);
                for (int row = 0; row < y.size(2); row++) {
                    for (int column = 0; column < y.size(3); column++) {
                        double sum = bias == null ? 0 : bias.getDouble(o);
                        for (int i = 0; i < in; i++) {
                            for (int r = 0; r < weight.size(2); r++) {
                                for (int c = 0; c < weight.size(3); c++) {
                                    int down = mode.source(rowOf(window, row, r), (int) images.size(2));
                                    int right = mode.source(columnOf(window, column, c), (int) images.size(3));
                                    if (isInside(images, down, right)) {
                                        sum += weight.getDouble(o, i, r, c)
                                                * images.getDouble(n, group * in + i, down, right);
                                    }
                                }
                            }
                        }
                        add(sum, y, n, o, row, column);
                    }
                }
            }
        }
        return Require.likeInput(y.castTo(DataType.FLOAT), x);
    }

    /**
     * Convolves images transposed: each input cell, times a kernel, is added to the output cells that the window shows.
     *
     * @param x {@code [n, in, h, w]} or {@code [in, h, w]}
     * @param weight {@code [in, out / groups, kH, kW]}
     * @param bias {@code [out]}, or null
     * @return {@code [n, out, outH, outW]}, or without n
     * @throws ShapeException if something does not fit
     * @throws IllegalArgumentException if an array is not of type float
     */
    public static INDArray convTranspose2d(
            INDArray x, INDArray weight, INDArray bias, TransposedWindow transposed, int groups) {
        INDArray images = Require.images("Loops.convTranspose2d", x, ImageLayer.ANY);
        Window window = Given.notNull(transposed, "transposed").window();
        requireWeight(weight, window, groups);
        int in = (int) weight.size(0);
        int out = (int) weight.size(1);
        requireFit(images.size(1) == in && in % groups == 0, images, weight, bias, groups, out * groups);
        INDArray y = zeros(images.size(0), out * groups, transposed.outputSize(size(images)));
        for (int n = 0; n < y.size(0); n++) {
            for (int i = 0; i < in; i++) {
                int group = i / (in / groups);
                for (int row = 0; row < images.size(2); row++) {
                    for (int column = 0; column < images.size(3); column++) {
                        double value = images.getDouble(n, i, row, column);
                        for (int o = 0; o < out; o++) {
                            for (int r = 0; r < weight.size(2); r++) {
                                for (int c = 0; c < weight.size(3); c++) {
                                    int down = rowOf(window, row, r);
                                    int right = columnOf(window, column, c);
                                    if (isInside(y, down, right)) {
                                        add(value * weight.getDouble(i, o, r, c), y, n, group * out + o, down, right);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        if (bias != null && !y.isEmpty()) {
            y.addi(bias.castTo(DataType.DOUBLE).reshape(1, bias.length(), 1, 1));
        }
        return Require.likeInput(y.castTo(DataType.FLOAT), x);
    }

    /**
     * Finds the largest cell that the window shows, which moves by its kernel if it has no stride. Padding never wins, NaN always does.
     *
     * @param x {@code [n, c, h, w]} or {@code [c, h, w]}
     * @throws ShapeException if something does not fit
     * @throws IllegalArgumentException if the array is not of type float
     */
    public static INDArray maxPool2d(INDArray x, Window window) {
        return pool(x, window, shown -> {
            double max = Double.NEGATIVE_INFINITY;
            for (double cell : shown.cells) {
                max = Math.max(max, cell);
            }
            return max;
        });
    }

    /**
     * Finds the smallest cell that the window shows (S4.4). Padding never wins, NaN always does.
     *
     * @param x {@code [n, c, h, w]} or {@code [c, h, w]}
     * @throws ShapeException as {@link #maxPool2d}
     * @throws IllegalArgumentException as {@link #maxPool2d}
     */
    public static INDArray minPool2d(INDArray x, Window window) {
        return pool(x, window, shown -> {
            double min = Double.POSITIVE_INFINITY;
            for (double cell : shown.cells) {
                min = Math.min(min, cell);
            }
            return min;
        });
    }

    /**
     * Averages the cells that the window shows: their sum, divided by how many they are.
     *
     * @param x {@code [n, c, h, w]} or {@code [c, h, w]}
     * @param countIncludePad whether those in the padding count, too; those beyond it, in ceil mode, never do
     * @param divisorOverride what to divide by instead, or 0
     * @throws ShapeException as {@link #maxPool2d}, or if the window is dilated
     * @throws IllegalArgumentException as {@link #maxPool2d}
     */
    public static INDArray avgPool2d(INDArray x, Window window, boolean countIncludePad, int divisorOverride) {
        return pool(x, AvgPool2d.requireNeighbours(window), shown -> {
            double sum = 0;
            for (double cell : shown.cells) {
                sum += cell;
            }
            int count = shown.cells.size() + (countIncludePad ? shown.padding : 0);
            return sum / (divisorOverride == 0 ? count : divisorOverride);
        });
    }

    /**
     * What a window shows in one position.
     *
     * @param cells of the input
     * @param padding how many cells of the padding
     */
    private record Shown(List<Double> cells, int padding) {}

    private static INDArray pool(INDArray x, Window given, ToDoubleFunction<Shown> result) {
        INDArray images = Require.images("Loops", x, ImageLayer.ANY);
        Window window = WindowPooling.sliding(given);
        INDArray y = zeros(images.size(0), images.size(1), window.outputSize(size(images)));
        for (int n = 0; n < y.size(0); n++) {
            for (int channel = 0; channel < y.size(1); channel++) {
                for (int row = 0; row < y.size(2); row++) {
                    for (int column = 0; column < y.size(3); column++) {
                        Shown shown = shown(images, n, channel, row, column, window);
                        add(result.applyAsDouble(shown), y, n, channel, row, column);
                    }
                }
            }
        }
        return Require.likeInput(y.castTo(DataType.FLOAT), x);
    }

    private static Shown shown(INDArray images, int n, int channel, int row, int column, Window window) {
        List<Double> cells = new ArrayList<>();
        int padding = 0;
        for (int r = 0; r < window.kernel().height(); r++) {
            for (int c = 0; c < window.kernel().width(); c++) {
                int down = rowOf(window, row, r);
                int right = columnOf(window, column, c);
                if (isInside(images, down, right)) {
                    cells.add(images.getDouble(n, channel, down, right));
                } else if (down < images.size(2) + window.padding().bottom()
                        && right < images.size(3) + window.padding().right()) {
                    padding++;
                }
            }
        }
        return new Shown(cells, padding);
    }

    /** The input row that the window's r-th row shows in a position; in the padding it is outside of the map. */
    private static int rowOf(Window window, int position, int r) {
        return cellOf(window.axis(Axis.HEIGHT), position, r);
    }

    private static int columnOf(Window window, int position, int c) {
        return cellOf(window.axis(Axis.WIDTH), position, c);
    }

    private static int cellOf(AxisWindow window, int position, int cell) {
        return position * window.stride() - window.before() + cell * window.dilation();
    }

    private static boolean isInside(INDArray images, int row, int column) {
        return row >= 0 && row < images.size(2) && column >= 0 && column < images.size(3);
    }

    private static void add(double value, INDArray y, long... cell) {
        y.putScalar(cell, y.getDouble(cell) + value);
    }

    private static INDArray zeros(long n, long channels, Size size) {
        Shapes.count(n, channels, size.height(), size.width());
        return Nd4j.zeros(DataType.DOUBLE, n, channels, size.height(), size.width());
    }

    private static Size size(INDArray images) {
        return Size.of((int) images.size(2), (int) images.size(3));
    }

    private static void requireWeight(INDArray weight, Window window, int groups) {
        Floats.require("A convolution", "weight", weight);
        Size kernel = Given.notNull(window, "window").kernel();
        if (weight.rank() != 4 || weight.size(2) != kernel.height() || weight.size(3) != kernel.width() || groups < 1) {
            throw new ShapeException(
                    "A convolution needs a weight of four axes, the last two of size %s as its kernel, and at least 1 group, but got %s and %d."
                            .formatted(kernel, Shapes.text(weight), groups));
        }
    }

    private static void requireFit(boolean fits, INDArray images, INDArray weight, INDArray bias, int groups, int out) {
        if (!fits) {
            throw new ShapeException(
                    "A weight %s in %d groups does not fit the channels of %s. Give the images as [batch, channels, height, width], and as many groups as divide the channels."
                            .formatted(Shapes.text(weight), groups, Shapes.text(images)));
        }
        if (bias != null) {
            Floats.require("A convolution", "bias", bias);
            if (bias.rank() != 1 || bias.size(0) != out) {
                throw new ShapeException("A convolution of %d output channels takes a bias [%d], but it is %s."
                        .formatted(out, out, Shapes.text(bias)));
            }
        }
    }
}
