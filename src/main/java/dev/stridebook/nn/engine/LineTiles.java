package dev.stridebook.nn.engine;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/**
 * Winograd's convolution along the rows of {@link LaneImages}: cells side by side become a value for each of some {@link Points}, and at each
 * point a kernel has one column. That is a convolution of narrow images with a group for each point, which {@link LaneCells} describes, and
 * takes fewer products. Channels need not fill registers, which the images do.
 */
final class LineTiles {
    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();
    /** What it costs to transform cells or sums, for each point, in products of two numbers. Both are done as often as two of three ways. */
    private static final double COST_OF_POINT = 4;
    /** What it costs to begin a sum and to end it, in products. */
    private static final double COST_OF_SUM = 4;
    /** The part of the usual products that it may cost to be worth the rounding. */
    private static final double MOST_COST = 0.7;

    private final ConvolutionShape shape;
    private final Points points;
    private final int count;
    /** Sums of a tile. */
    private final int width;
    /** The convolution at all points. */
    final LaneCells atPoints;
    /** Of a transformation of kernels: their columns, each of all kernels' rows in whole vectors. */
    private final float[] columns;
    /** And what they are at each point. */
    private final float[] values;

    private LineTiles(ConvolutionShape shape, Points points) {
        this.shape = shape;
        this.points = points;
        count = count(shape, points);
        width = width(shape, points);
        Window window = shape.window();
        Window column = Window.kernel(window.kernel().height(), 1)
                .stride(window.stride().height(), 1)
                .dilation(window.dilation().height(), 1);
        atPoints = LaneCells.whole(new ConvolutionShape(
                shape.n(),
                points.count() * shape.in(),
                rows(shape),
                count,
                points.count() * shape.out(),
                points.count(),
                column));
        columns = new float[window.kernel().width() * inVectors(rowsOfKernels())];
        values = new float[points.count() * inVectors(rowsOfKernels())];
    }

    /** Returns those that cost least; nothing if none costs far less than to multiply by each weight. */
    static Optional<LineTiles> of(ConvolutionShape shape) {
        Window window = shape.window();
        if (shape.groups() > 1
                || window.stride().width() > 1
                || window.dilation().width() > 1
                || window.kernel().width() == 1) {
            return Optional.empty();
        }
        return Tiles.POINTS.stream()
                .filter(points -> width(shape, points) > 1)
                .min(Comparator.comparingDouble(points -> cost(shape, points)))
                .filter(points -> cost(shape, points) <= MOST_COST * usualCost(shape))
                .map(points -> new LineTiles(shape, points));
    }

    private static int width(ConvolutionShape shape, Points points) {
        return points.sums(shape.window().kernel().width());
    }

    private static int count(ConvolutionShape shape, Points points) {
        int width = width(shape, points);
        return (map(shape).width() + width - 1) / width;
    }

    private static Size map(ConvolutionShape shape) {
        return shape.window().outputSize(shape.height(), shape.width());
    }

    private static int rows(ConvolutionShape shape) {
        return shape.height() + shape.window().padding().vertical();
    }

    private static double usualCost(ConvolutionShape shape) {
        double sums = (double) map(shape).area() * shape.out();
        return sums * (shape.in() * shape.window().kernel().area() + COST_OF_SUM);
    }

    private static double cost(ConvolutionShape shape, Points points) {
        double tiles = (double) count(shape, points) * points.count();
        double sums = tiles * map(shape).height() * shape.out();
        double cells = tiles * rows(shape) * shape.in();
        return sums * (shape.in() * shape.window().kernel().height() + COST_OF_SUM) + COST_OF_POINT * (sums + cells);
    }

    /** Returns the margin that images need, so that the last tile is there as a whole. */
    Padding margin() {
        Padding padding = shape.window().padding();
        return new Padding(padding.top(), padding.bottom(), padding.left(), padding.right() + tooMany());
    }

    /** Returns where the map is, whose last tile may go beyond it. */
    LaneLayout map() {
        Size map = map(shape);
        return new LaneLayout(shape.out(), map.height(), map.width(), new Padding(0, 0, 0, tooMany()));
    }

    private int tooMany() {
        return count * width - map(shape).width();
    }

    /** Where a channel's numbers at the first point are, in {@link #atPoints}; those at the next one are so many planes later. */
    private static int place(LaneLayout layout, int channel, int tile, int half) {
        return layout.cell(channel, 0, tile) + half;
    }

    /** Where a tile begins. */
    private int tile(LaneLayout layout, int channel, int tile, int half) {
        return layout.cell(channel, 0, tile * width) + half;
    }

    private static int row(LaneLayout layout) {
        return layout.cell(0, 1, 0);
    }

    @FunctionalInterface
    private interface OfTile {
        void transform(int channel, int tile, int half);
    }

    private void forEachTile(int channels, OfTile transformation) {
        for (int channel = 0; channel < channels; channel++) {
            for (int tile = 0; tile < count; tile++) {
                for (int half = 0; half < Lanes.IMAGES; half += LANES) {
                    transformation.transform(channel, tile, half);
                }
            }
        }
    }

    /** Transforms images. */
    void toPoints(LaneImages images, LaneImages to) {
        int step = to.layout.cell(shape.in(), 0, 0);
        forEachTile(
                shape.in(),
                (channel, tile, half) -> points.ofCells(
                        images.values,
                        tile(images.layout, channel, tile, half),
                        Lanes.IMAGES,
                        row(images.layout),
                        rows(shape),
                        to.values,
                        place(to.layout, channel, tile, half),
                        step,
                        row(to.layout)));
    }

    /** Adds the gradients of images, from those of what they became. */
    void addToImages(LaneImages gradients, LaneImages images) {
        int step = gradients.layout.cell(shape.in(), 0, 0);
        forEachTile(
                shape.in(),
                (channel, tile, half) -> points.toCells(
                        gradients.values,
                        place(gradients.layout, channel, tile, half),
                        step,
                        row(gradients.layout),
                        rows(shape),
                        images.values,
                        tile(images.layout, channel, tile, half),
                        Lanes.IMAGES,
                        row(images.layout),
                        true));
    }

    /** Sets what the sums at all points begin with, of which the map's begin with the biases. */
    void begin(LaneImages sums, float... biases) {
        sums.clear();
        LaneLayout layout = sums.layout;
        for (int channel = 0; channel < shape.out(); channel++) {
            int at = Points.ONE * shape.out() + channel;
            Arrays.fill(sums.values, layout.cell(at, 0, 0), layout.cell(at + 1, 0, 0), biases[channel]);
        }
    }

    /** Computes the map from the sums at all points. */
    void toMap(LaneImages sums, LaneImages map) {
        int step = sums.layout.cell(shape.out(), 0, 0);
        forEachTile(
                shape.out(),
                (channel, tile, half) -> points.toCoefficients(
                        sums.values,
                        place(sums.layout, channel, tile, half),
                        step,
                        row(sums.layout),
                        map.layout.height(),
                        width,
                        map.values,
                        tile(map.layout, channel, tile, half),
                        Lanes.IMAGES,
                        row(map.layout)));
    }

    /** Computes the gradients of the sums at all points from those of the map. */
    void ofMap(LaneImages map, LaneImages sums) {
        int step = sums.layout.cell(shape.out(), 0, 0);
        forEachTile(
                shape.out(),
                (channel, tile, half) -> points.ofCoefficients(
                        map.values,
                        tile(map.layout, channel, tile, half),
                        Lanes.IMAGES,
                        row(map.layout),
                        map.layout.height(),
                        width,
                        sums.values,
                        place(sums.layout, channel, tile, half),
                        step,
                        row(sums.layout)));
    }

    /** Transforms kernels, in the order of their array. */
    void toPoints(float[] weights, float... atPoints) {
        int rows = rowsOfKernels();
        int next = inVectors(rows);
        int kernel = shape.window().kernel().width();
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < kernel; i++) {
                columns[i * next + row] = weights[row * kernel + i];
            }
        }
        points.ofCoefficients(columns, 0, next, LANES, next / LANES, kernel, values, 0, next, LANES);
        for (int p = 0; p < points.count(); p++) {
            float share = points.share(p);
            for (int row = 0; row < rows; row++) {
                atPoints[p * rows + row] = values[p * next + row] * share;
            }
        }
    }

    /** Computes the gradients of kernels from those at all points. */
    void toWeights(float[] atPoints, float... weights) {
        int rows = rowsOfKernels();
        int next = inVectors(rows);
        int kernel = shape.window().kernel().width();
        for (int p = 0; p < points.count(); p++) {
            float share = points.share(p);
            for (int row = 0; row < rows; row++) {
                values[p * next + row] = atPoints[p * rows + row] * share;
            }
        }
        points.toCoefficients(values, 0, next, LANES, next / LANES, kernel, columns, 0, next, LANES);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < kernel; i++) {
                weights[row * kernel + i] = columns[i * next + row];
            }
        }
    }

    private int rowsOfKernels() {
        return shape.out() * shape.in() * shape.window().kernel().height();
    }

    private static int inVectors(int numbers) {
        return (numbers + LANES - 1) / LANES * LANES;
    }
}
