package dev.stridebook.nn.engine;

import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Winograd's convolution of small kernels: tiles of the images and the kernels are transformed, multiplied point by point, and transformed
 * back. At each point that is a product of matrices: tiles × channels in, channels in × channels out. The gradients are the same steps
 * transposed.
 */
final class Winograd implements ChannelsConvolution {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int POINTS = SixPoints.COUNT * SixPoints.COUNT;
    /** Where a tile's value is the sum of its cells. */
    private static final int SUM = SixPoints.ONE * SixPoints.COUNT + SixPoints.ONE;

    private static final int LONGEST_KERNEL = 5;
    /** The part of the usual products that it may take to be worth its transformations. */
    private static final double MOST_PRODUCTS = 0.6;
    /** Cells of all tiles for each weight, which is transformed as well: fewer are not worth it. */
    private static final int FEWEST_CELLS = 8;
    /** Bytes of the tiles that are transformed and multiplied at once, which so stay in the cache. */
    private static final int AT_ONCE = 300_000;

    private final int in;
    private final int out;
    private final Size kernel;
    private final Tiles tiles;
    /** Tiles that are transformed and multiplied at once. */
    private final int most;

    private final ChannelMaps.Layout images;
    private final ChannelMaps.Layout map;
    /** Of each point: channels in × channels out. */
    private final float[] toMap;
    /** Of each point: channels out × channels in. */
    private float[] toImages;

    private float[] biases;

    /**
     * How a map is cut.
     *
     * @param rows of tiles
     * @param height of a tile
     */
    private record Tiles(int rows, int columns, int height, int width) {
        static Tiles of(ConvolutionShape shape) {
            Size kernel = shape.window().kernel();
            Size map = shape.window().outputSize(shape.height(), shape.width());
            int height = SixPoints.COEFFICIENTS - kernel.height();
            int width = SixPoints.COEFFICIENTS - kernel.width();
            return new Tiles((map.height() + height - 1) / height, (map.width() + width - 1) / width, height, width);
        }

        int count() {
            return rows * columns;
        }
    }

    /** Whether channels fill registers, it takes far fewer products, and transformed weights serve many tiles. */
    static boolean fits(ConvolutionShape shape) {
        Window window = shape.window();
        Size kernel = window.kernel();
        if (shape.groups() > 1
                || shape.in() % LaneProducts.LANES_OF_ROW != 0
                || shape.out() % LaneProducts.LANES_OF_ROW != 0
                || Math.min(kernel.height(), kernel.width()) < 2
                || Math.max(kernel.height(), kernel.width()) > LONGEST_KERNEL
                || window.stride().area() > 1
                || window.dilation().area() > 1) {
            return false;
        }
        long usual = window.outputSize(shape.height(), shape.width()).area() * kernel.area();
        long tiles = Tiles.of(shape).count();
        long weights = (long) shape.in() * shape.out();
        return tiles * POINTS <= MOST_PRODUCTS * usual
                && tiles * shape.n() * (shape.in() + shape.out()) >= FEWEST_CELLS * weights;
    }

    Winograd(ConvolutionShape shape) {
        in = shape.in();
        out = shape.out();
        kernel = shape.window().kernel();
        tiles = Tiles.of(shape);
        int rounds = AT_ONCE / (POINTS * (in + out) * Float.BYTES * LaneProducts.ROWS);
        most = Math.max(rounds, 1) * LaneProducts.ROWS;
        int lanes = LaneProducts.LANES_OF_ROW;
        images = new ChannelMaps.Layout(
                in / lanes,
                lanes,
                shape.height(),
                shape.width(),
                shape.window().padding().top(),
                shape.window().padding().left(),
                Math.max(
                        (tiles.rows - 1) * tiles.height + SixPoints.COUNT,
                        shape.height() + shape.window().padding().vertical()),
                Math.max(
                        (tiles.columns - 1) * tiles.width + SixPoints.COUNT,
                        shape.width() + shape.window().padding().horizontal()));
        map = ChannelMaps.Layout.plain(out, tiles.rows * tiles.height, tiles.columns * tiles.width);
        toMap = new float[POINTS * in * out];
    }

    @Override
    public ChannelMaps.Layout images() {
        return images;
    }

    @Override
    public ChannelMaps.Layout map() {
        return map;
    }

    @Override
    public void setForward(Engine.Learned learned) {
        float[] weights = LanesWeights.numbers(learned.weight());
        int area = (int) kernel.area();
        transform(weights, in, out, area, in * area, toMap);
        biases = learned.bias() == null ? null : LanesWeights.numbers(learned.bias());
    }

    @Override
    public void setBackward(Engine.Learned learned) {
        if (toImages == null) {
            toImages = new float[POINTS * in * out];
        }
        int area = (int) kernel.area();
        transform(LanesWeights.numbers(learned.weight()), out, in, in * area, area, toImages);
    }

    /**
     * Transforms kernels, as rows × columns at each point.
     *
     * @param row from the kernel of one row to that of the next
     * @param column from the kernel of one column to that of the next
     */
    private void transform(float[] weights, int rows, int columns, int row, int column, float... to) {
        int area = (int) kernel.area();
        float[] kernels = new float[area * LANES];
        float[] lines = new float[POINTS * LANES];
        float[] values = new float[POINTS * LANES];
        for (int c = 0; c < columns; c += LANES) {
            for (int r = 0; r < rows; r++) {
                for (int lane = 0; lane < LANES; lane++) {
                    int kernelOfLane = r * row + (c + lane) * column;
                    for (int i = 0; i < area; i++) {
                        kernels[i * LANES + lane] = weights[kernelOfLane + i];
                    }
                }
                ofTile(kernels, 0, kernel.width() * LANES, LANES, kernel, lines, values, 0, LANES);
                for (int p = 0; p < POINTS; p++) {
                    FloatVector.fromArray(SPECIES, values, p * LANES)
                            .mul(SixPoints.share(p))
                            .intoArray(to, (p * rows + r) * columns + c);
                }
            }
        }
    }

    /** Transforms a tile of weights or gradients along both axes. */
    private static void ofTile(
            float[] from, int at, int row, int column, Size size, float[] lines, float[] to, int place, int next) {
        SixPoints.ofCoefficients(
                from, at, row, column, size.width(), size.height(), lines, 0, SixPoints.COUNT * LANES, LANES);
        SixPoints.ofCoefficients(
                lines,
                0,
                LANES,
                SixPoints.COUNT * LANES,
                SixPoints.COUNT,
                size.width(),
                to,
                place,
                next,
                SixPoints.COUNT * next);
    }

    /** The transposed of {@link #ofTile}. */
    private static void toTile(
            float[] from, int at, int next, Size size, float[] lines, float[] to, int place, int row, int column) {
        SixPoints.toCoefficients(
                from,
                at,
                SixPoints.COUNT * next,
                next,
                SixPoints.COUNT,
                size.height(),
                lines,
                0,
                SixPoints.COUNT * LANES,
                LANES);
        SixPoints.toCoefficients(
                lines, 0, LANES, SixPoints.COUNT * LANES, size.height(), size.width(), to, place, column, row);
    }

    @Override
    public Pass pass() {
        return new TilesPass();
    }

    private final class TilesPass implements Pass {
        private final Size size = Size.of(tiles.height, tiles.width);
        /** From one point to the next: no power of two, of which few share the cache. */
        private final int ofCells = most * in + LANES;

        private final int ofSums = most * out + LANES;
        /** Of each point: tiles × channels in. */
        private final float[] cells = new float[POINTS * ofCells];
        /** Of each point: tiles × channels out. */
        private final float[] sums = new float[POINTS * ofSums];

        private final int[] cellLines = LaneProducts.places(most, in);
        private final int[] sumLines = LaneProducts.places(most, out);
        private final int[] channels = LaneProducts.places(Math.max(in, out), 1);
        private final float[] lines = new float[POINTS * LANES];
        private final float[] tile = new float[POINTS * LANES];
        private float[] weightGradients;
        private final float[] biasGradients = new float[out];

        @Override
        public void forward(ChannelMaps from, int first, int count, ChannelMaps to) {
            int all = count * tiles.count();
            for (int start = 0; start < all; start += most) {
                int some = Math.min(most, all - start);
                transformCells(from, first, start, some);
                if (biases != null) {
                    for (int t = 0; t < most; t++) {
                        System.arraycopy(biases, 0, sums, SUM * ofSums + t * out, out);
                    }
                }
                multiply(cells, ofCells, in, cellLines, toMap, sums, ofSums, out, some, biases != null);
                for (int t = 0; t < some; t++) {
                    for (int channel = 0; channel < out; channel += LANES) {
                        toTile(
                                sums,
                                t * out + channel,
                                ofSums,
                                size,
                                lines,
                                to.values,
                                tileOf(to.layout, start + t, channel),
                                map.columns() * map.lanes(),
                                map.lanes());
                    }
                }
            }
        }

        /** At each point: some lines of a times a matrix. */
        private void multiply(
                float[] a,
                int nextOfA,
                int inner,
                int[] starts,
                float[] matrices,
                float[] products,
                int nextOfProducts,
                int columns,
                int some,
                boolean isMoreOfSum) {
            for (int p = 0; p < POINTS; p++) {
                for (int c = 0; c < columns; c += LaneProducts.LANES_OF_ROW) {
                    for (int t = 0; t < some; t += LaneProducts.ROWS) {
                        LaneProducts.compute(
                                a,
                                p * nextOfA,
                                starts,
                                t,
                                channels,
                                inner,
                                matrices,
                                p * inner * columns + c,
                                columns,
                                products,
                                p * nextOfProducts + t * columns + c,
                                columns,
                                isMoreOfSum && p == SUM);
                    }
                }
            }
        }

        private int tileOf(ChannelMaps.Layout layout, int number, int channel) {
            int place = number % tiles.count();
            return layout.cell(
                            number / tiles.count(),
                            channel / layout.lanes(),
                            place / tiles.columns * tiles.height,
                            place % tiles.columns * tiles.width)
                    + channel % layout.lanes();
        }

        private void transformCells(ChannelMaps from, int first, int start, int some) {
            int row = images.columns() * images.lanes();
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < in; channel += LANES) {
                    int at = tileOf(images, first * tiles.count() + start + t, channel);
                    SixPoints.ofCells(from.values, at, row, images.lanes(), lines, 0, SixPoints.COUNT * LANES, LANES);
                    SixPoints.ofCells(
                            lines,
                            0,
                            LANES,
                            SixPoints.COUNT * LANES,
                            cells,
                            t * in + channel,
                            ofCells,
                            SixPoints.COUNT * ofCells);
                }
            }
        }

        @Override
        public void clear() {
            if (weightGradients == null) {
                weightGradients = new float[POINTS * in * out];
            }
            Arrays.fill(weightGradients, 0);
            Arrays.fill(biasGradients, 0);
        }

        @Override
        public void backward(ChannelMaps from, int first, int count, ChannelMaps gradients, ChannelMaps ofImages) {
            int all = count * tiles.count();
            for (int start = 0; start < all; start += most) {
                int some = Math.min(most, all - start);
                transformCells(from, first, start, some);
                transformGradients(gradients, start, some);
                learn(some);
                if (ofImages != null) {
                    multiply(sums, ofSums, out, sumLines, toImages, cells, ofCells, in, some, false);
                    addCells(ofImages, start, some);
                }
            }
        }

        private void transformGradients(ChannelMaps gradients, int start, int some) {
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < out; channel += LANES) {
                    ofTile(
                            gradients.values,
                            tileOf(map, start + t, channel),
                            map.columns() * map.lanes(),
                            map.lanes(),
                            size,
                            lines,
                            sums,
                            t * out + channel,
                            ofSums);
                }
            }
        }

        private void learn(int some) {
            for (int p = 0; p < POINTS; p++) {
                for (int c = 0; c < out; c += LaneProducts.LANES_OF_ROW) {
                    for (int channel = 0; channel < in; channel += LaneProducts.ROWS) {
                        LaneProducts.compute(
                                cells,
                                p * ofCells,
                                channels,
                                channel,
                                cellLines,
                                some,
                                sums,
                                p * ofSums + c,
                                out,
                                weightGradients,
                                (p * in + channel) * out + c,
                                out,
                                true);
                    }
                }
            }
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < out; channel++) {
                    biasGradients[channel] += sums[SUM * ofSums + t * out + channel];
                }
            }
        }

        private void addCells(ChannelMaps to, int start, int some) {
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < in; channel += LANES) {
                    SixPoints.toCells(
                            cells,
                            t * in + channel,
                            SixPoints.COUNT * ofCells,
                            ofCells,
                            lines,
                            0,
                            SixPoints.COUNT * LANES,
                            LANES);
                    SixPoints.toCells(
                            lines, 0, LANES, SixPoints.COUNT * LANES, tile, 0, LANES, SixPoints.COUNT * LANES);
                    addTile(to.values, tileOf(images, start + t, channel));
                }
            }
        }

        private void addTile(float[] to, int at) {
            for (int y = 0; y < SixPoints.COUNT; y++) {
                for (int x = 0; x < SixPoints.COUNT; x++) {
                    int place = at + (y * images.columns() + x) * images.lanes();
                    FloatVector.fromArray(SPECIES, to, place)
                            .add(FloatVector.fromArray(SPECIES, tile, (y * SixPoints.COUNT + x) * LANES))
                            .intoArray(to, place);
                }
            }
        }

        @Override
        public void addTo(float[] weights, float... biases) {
            int area = (int) kernel.area();
            for (int c = 0; c < out; c += LANES) {
                for (int r = 0; r < in; r++) {
                    for (int p = 0; p < POINTS; p++) {
                        FloatVector.fromArray(SPECIES, weightGradients, (p * in + r) * out + c)
                                .mul(SixPoints.share(p))
                                .intoArray(tile, p * LANES);
                    }
                    toTile(tile, 0, LANES, kernel, lines, tile, 0, kernel.width() * LANES, LANES);
                    for (int lane = 0; lane < LANES; lane++) {
                        int kernelOfLane = ((c + lane) * in + r) * area;
                        for (int i = 0; i < area; i++) {
                            weights[kernelOfLane + i] += tile[i * LANES + lane];
                        }
                    }
                }
            }
            for (int channel = 0; channel < out; channel++) {
                biases[channel] += biasGradients[channel];
            }
        }
    }
}
