package dev.stridebook.nn.engine;

import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;
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
    private final WinogradWeights forward;
    private final float[] toMap;
    private final WinogradWeights backward;
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
        return tiles * BothAxes.PAIRS <= MOST_PRODUCTS * usual
                && tiles * shape.n() * (shape.in() + shape.out()) >= FEWEST_CELLS * weights;
    }

    Winograd(ConvolutionShape shape) {
        in = shape.in();
        out = shape.out();
        kernel = shape.window().kernel();
        tiles = Tiles.of(shape);
        int rounds = AT_ONCE / (BothAxes.PAIRS * (in + out) * Float.BYTES * LaneProducts.ROWS);
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
        int area = (int) kernel.area();
        forward = new WinogradWeights(kernel, in, out, area, in * area);
        backward = new WinogradWeights(kernel, out, in, in * area, area);
        toMap = forward.matrices();
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
        forward.transform(LanesWeights.numbers(learned.weight()), toMap);
        biases = learned.bias() == null ? null : LanesWeights.numbers(learned.bias());
    }

    @Override
    public void setBackward(Engine.Learned learned) {
        if (toImages == null) {
            toImages = backward.matrices();
        }
        backward.transform(LanesWeights.numbers(learned.weight()), toImages);
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
        private final float[] cells = new float[BothAxes.PAIRS * ofCells];
        /** Of each point: tiles × channels out. */
        private final float[] sums = new float[BothAxes.PAIRS * ofSums];

        private final int[] cellLines = LaneProducts.places(most, in);
        private final int[] sumLines = LaneProducts.places(most, out);
        private final BothAxes axes = new BothAxes();
        private float[] weightGradients;
        private final float[] biasGradients = new float[out];

        @Override
        public void forward(ChannelMaps from, int first, int count, ChannelMaps to) {
            int all = count * tiles.count();
            for (int start = 0; start < all; start += most) {
                int some = Math.min(most, all - start);
                transformCells(from, first, start, some);
                Arrays.fill(sums, 0);
                if (biases != null) {
                    for (int t = 0; t < some; t++) {
                        System.arraycopy(biases, 0, sums, BothAxes.SUM * ofSums + t * out, out);
                    }
                }
                addProducts(cells, ofCells, in, cellLines, toMap, forward.next(), sums, ofSums, out, some);
                for (int t = 0; t < some; t++) {
                    for (int channel = 0; channel < out; channel += LANES) {
                        axes.toTile(
                                sums,
                                t * out + channel,
                                ofSums,
                                size,
                                to.values,
                                tileOf(to.layout, start + t, channel),
                                map.columns() * map.lanes(),
                                map.lanes());
                    }
                }
            }
        }

        /** At each point: some lines of a times a matrix. */
        private void addProducts(
                float[] a,
                int nextOfA,
                int inner,
                int[] starts,
                float[] matrices,
                int nextOfMatrices,
                float[] products,
                int nextOfProducts,
                int columns,
                int some) {
            for (int p = 0; p < BothAxes.PAIRS; p++) {
                for (int c = 0; c < columns; c += LaneProducts.LANES_OF_ROW) {
                    for (int t = 0; t < some; t += LaneProducts.ROWS) {
                        LaneProducts.ofLines(
                                a,
                                p * nextOfA,
                                starts,
                                t,
                                inner,
                                matrices,
                                p * nextOfMatrices + c,
                                columns,
                                products,
                                p * nextOfProducts + t * columns + c,
                                columns);
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
                    axes.ofCells(from.values, at, row, images.lanes(), cells, t * in + channel, ofCells);
                }
            }
        }

        @Override
        public void clear() {
            if (weightGradients == null) {
                weightGradients = forward.matrices();
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
                    Arrays.fill(cells, 0);
                    addProducts(sums, ofSums, out, sumLines, toImages, backward.next(), cells, ofCells, in, some);
                    addCells(ofImages, start, some);
                }
            }
        }

        private void transformGradients(ChannelMaps gradients, int start, int some) {
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < out; channel += LANES) {
                    axes.ofTile(
                            gradients.values,
                            tileOf(map, start + t, channel),
                            map.columns() * map.lanes(),
                            map.lanes(),
                            size,
                            sums,
                            t * out + channel,
                            ofSums);
                }
            }
        }

        private void learn(int some) {
            for (int p = 0; p < BothAxes.PAIRS; p++) {
                for (int c = 0; c < out; c += LaneProducts.LANES_OF_ROW) {
                    for (int channel = 0; channel < in; channel += LaneProducts.ROWS) {
                        LaneProducts.ofColumns(
                                cells,
                                p * ofCells + channel,
                                cellLines,
                                some,
                                sums,
                                p * ofSums + c,
                                out,
                                weightGradients,
                                p * forward.next() + channel * out + c,
                                out);
                    }
                }
            }
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < out; channel++) {
                    biasGradients[channel] += sums[BothAxes.SUM * ofSums + t * out + channel];
                }
            }
        }

        private void addCells(ChannelMaps to, int start, int some) {
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < in; channel += LANES) {
                    axes.addToCells(
                            cells,
                            t * in + channel,
                            ofCells,
                            to.values,
                            tileOf(images, start + t, channel),
                            images.columns() * images.lanes(),
                            images.lanes());
                }
            }
        }
    }

    @Override
    public void addTo(float[] weights, float[] biases, List<Pass> passes) {
        List<TilesPass> all = passes.stream().map(TilesPass.class::cast).toList();
        forward.addTo(weights, all.stream().map(pass -> pass.weightGradients).toList());
        for (TilesPass pass : all) {
            for (int channel = 0; channel < out; channel++) {
                biases[channel] += pass.biasGradients[channel];
            }
        }
    }
}
