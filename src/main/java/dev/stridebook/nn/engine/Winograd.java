package dev.stridebook.nn.engine;

import dev.stridebook.nn.engine.WorkingArrays.Content;
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
    /** The part of the usual products that it may cost to be worth it, as oneDNN's are faster. */
    private static final double MOST_COST = 0.7;
    /** Bytes of the tiles that are transformed and multiplied at once, which so stay in the cache. */
    private static final int AT_ONCE = 300_000;
    /** Likewise, for each byte of transformed weights, as these are read again for the next tiles. */
    private static final int AT_ONCE_FOR_WEIGHTS = 2;

    private static final int MOST_AT_ONCE = 8_000_000;
    private static final int FEWEST_IMAGES = 4;

    private final int in;
    private final int out;
    private final Size kernel;
    private final Tiles tiles;
    private final Points points;
    /** About so many tiles are best transformed and multiplied at once. */
    private final int tilesAtOnce;

    private final ChannelMaps.Layout images;
    private final ChannelMaps.Layout map;
    private final WinogradWeights forward;
    private final WinogradWeights backward;
    private final float[] weights;
    private float[] biases;

    /** Whether channels fill registers, and it costs far less than to multiply by each weight. */
    static boolean fits(ConvolutionShape shape) {
        Window window = shape.window();
        if (shape.groups() > 1
                || shape.in() % LaneProducts.LANES_OF_ROW != 0
                || shape.out() % LaneProducts.LANES_OF_ROW != 0
                || window.kernel().height() < 2
                || window.kernel().width() < 2
                || window.stride().area() > 1
                || window.dilation().area() > 1) {
            return false;
        }
        double usual = (double) window.outputSize(shape.height(), shape.width()).area()
                * window.kernel().area()
                * shape.n()
                * shape.in()
                * shape.out();
        return Tiles.of(shape)
                .filter(tiles -> tiles.cost(shape) <= MOST_COST * usual)
                .isPresent();
    }

    Winograd(ConvolutionShape shape) {
        in = shape.in();
        out = shape.out();
        kernel = shape.window().kernel();
        tiles = Tiles.of(shape).orElseThrow();
        points = tiles.points();
        long bytesOfTile = (long) points.pairs() * (in + out) * Float.BYTES;
        long bytesOfWeights = (long) points.pairs() * in * out * Float.BYTES;
        long bytes = Math.min(MOST_AT_ONCE, Math.max(AT_ONCE, AT_ONCE_FOR_WEIGHTS * bytesOfWeights));
        tilesAtOnce = (int) Math.max(1, bytes / bytesOfTile);
        int lanes = LaneProducts.LANES_OF_ROW;
        images = new ChannelMaps.Layout(
                in / lanes,
                lanes,
                shape.height(),
                shape.width(),
                shape.window().padding().top(),
                shape.window().padding().left(),
                Math.max(
                        (tiles.rows() - 1) * tiles.height() + points.count(),
                        shape.height() + shape.window().padding().vertical()),
                Math.max(
                        (tiles.columns() - 1) * tiles.width() + points.count(),
                        shape.width() + shape.window().padding().horizontal()));
        map = ChannelMaps.Layout.plain(out, tiles.rows() * tiles.height(), tiles.columns() * tiles.width());
        int area = (int) kernel.area();
        weights = new float[(int) shape.weights()];
        forward = new WinogradWeights(points, kernel, in, out, area, in * area);
        backward = new WinogradWeights(points, kernel, out, in, in * area, area);
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
    public int imagesAtOnce() {
        return Math.max(FEWEST_IMAGES, (tilesAtOnce + tiles.count() - 1) / tiles.count());
    }

    @Override
    public void set(Engine.Learned learned) {
        LanesWeights.read(learned.weight(), weights);
        biases = learned.bias() == null ? null : LanesWeights.numbers(learned.bias());
    }

    @Override
    public Pass pass(int images, WorkingArrays working, WorkingArrays between) {
        return new TilesPass(images, working, between);
    }

    private final class TilesPass implements Pass {
        private final Size size = Size.of(tiles.height(), tiles.width());
        private final WorkingArrays working;
        private final WorkingArrays between;
        /** Tiles that are transformed and multiplied at once. */
        private final int most;
        /** From one point to the next: no power of two, of which few share the cache. */
        private final int ofCells;

        private final int ofSums;
        /** Of each point: tiles × channels in. */
        private float[] cells;
        /** Of each point: tiles × channels out. */
        private float[] sums;

        private final int[] cellLines;
        private final int[] sumLines;
        private final BothAxes axes = new BothAxes(points);
        /** Transformed kernels. */
        private float[] matrices;
        /** Of what is transformed. */
        private float[] gradients;

        private float[] weightGradients;
        private final float[] biasGradients = new float[out];
        /** Whether gradients were summed up on this way. */
        private boolean isMore;

        TilesPass(int images, WorkingArrays working, WorkingArrays between) {
            this.working = working;
            this.between = between;
            int portion = ChannelsStage.portion(images * tiles.count(), tilesAtOnce);
            most = (portion + LaneProducts.ROWS - 1) / LaneProducts.ROWS * LaneProducts.ROWS;
            ofCells = most * in + LANES;
            ofSums = most * out + LANES;
            cellLines = LaneProducts.places(most, in);
            sumLines = LaneProducts.places(most, out);
        }

        @Override
        public void beginForward() {
            matrices = between.get(Content.KERNELS, forward.length());
            forward.transform(weights, matrices);
        }

        @Override
        public void forward(ChannelMaps from, int first, int count, ChannelMaps to) {
            takeArrays();
            int all = count * tiles.count();
            for (int start = 0; start < all; start += most) {
                int some = Math.min(most, all - start);
                transformCells(from, first, start, some);
                if (biases != null) {
                    for (int t = 0; t < some; t++) {
                        System.arraycopy(biases, 0, sums, points.sum() * ofSums + t * out, out);
                    }
                }
                multiply(
                        cells,
                        ofCells,
                        in,
                        cellLines,
                        matrices,
                        forward,
                        sums,
                        ofSums,
                        out,
                        some,
                        biases == null ? -1 : points.sum());
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

        private void takeArrays() {
            cells = working.get(Content.CELLS, points.pairs() * ofCells);
            sums = working.get(Content.SUMS, points.pairs() * ofSums);
        }

        /**
         * At each point: some lines of a times a matrix.
         *
         * @param more the point where the products are added to what is there; -1 for none
         */
        private void multiply(
                float[] a,
                int nextOfA,
                int inner,
                int[] starts,
                float[] matrices,
                WinogradWeights ofMatrices,
                float[] products,
                int nextOfProducts,
                int columns,
                int some,
                int more) {
            for (int p = 0; p < points.pairs(); p++) {
                for (int c = 0; c < columns; c += LaneProducts.LANES_OF_ROW) {
                    for (int t = 0; t < some; t += LaneProducts.ROWS) {
                        LaneProducts.ofLines(
                                a,
                                p * nextOfA,
                                starts,
                                t,
                                inner,
                                matrices,
                                p * ofMatrices.next() + ofMatrices.place(c),
                                LaneProducts.LANES_OF_ROW,
                                products,
                                p * nextOfProducts + t * columns + c,
                                columns,
                                p == more);
                    }
                }
            }
        }

        private int tileOf(ChannelMaps.Layout layout, int number, int channel) {
            int place = number % tiles.count();
            return layout.cell(
                            number / tiles.count(),
                            channel / layout.lanes(),
                            place / tiles.columns() * tiles.height(),
                            place % tiles.columns() * tiles.width())
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
        public void beginBackward(boolean toImages) {
            if (toImages) {
                matrices = between.get(Content.KERNELS, backward.length());
                backward.transform(weights, matrices);
            }
            gradients = between.get(Content.GRADIENTS_OF_KERNELS, forward.length());
            isMore = false;
            Arrays.fill(biasGradients, 0);
        }

        @Override
        public void backward(
                ChannelMaps from, int first, int count, ChannelMaps ofMap, ChannelMaps ofImages, int place) {
            takeArrays();
            int all = count * tiles.count();
            for (int start = 0; start < all; start += most) {
                int some = Math.min(most, all - start);
                transformCells(from, first, start, some);
                transformGradients(ofMap, start, some);
                learn(some);
                if (ofImages != null) {
                    multiply(sums, ofSums, out, sumLines, matrices, backward, cells, ofCells, in, some, -1);
                    addCells(ofImages, place * tiles.count() + start, some);
                }
            }
        }

        @Override
        public void endBackward() {
            if (weightGradients == null) {
                weightGradients = new float[weights.length];
            }
            forward.toKernels(gradients, weightGradients);
        }

        @Override
        public float[] weightGradients() {
            return weightGradients;
        }

        @Override
        public float[] biasGradients() {
            return biasGradients;
        }

        private void transformGradients(ChannelMaps ofMap, int start, int some) {
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < out; channel += LANES) {
                    axes.ofTile(
                            ofMap.values,
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
            for (int p = 0; p < points.pairs(); p++) {
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
                                gradients,
                                p * forward.next() + forward.place(c) + channel * LaneProducts.LANES_OF_ROW,
                                LaneProducts.LANES_OF_ROW,
                                isMore);
                    }
                }
            }
            isMore = true;
            for (int t = 0; t < some; t++) {
                for (int channel = 0; channel < out; channel++) {
                    biasGradients[channel] += sums[points.sum() * ofSums + t * out + channel];
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
}
