package dev.stridebook.nn.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The computations of a block on as many images as lie side by side, and the memory for them. For one thread. */
final class LanesWork {
    /** Sums of nothing. */
    private static final float[] NONE = new float[Lanes.SUMS];

    private final List<LaneCells> stages;
    /** Of each stage without {@link LineTiles}: some rows of its map. */
    private final float[][] bands;
    /** Of each stage with {@link LineTiles}: its map. */
    private final LaneImages[] maps;
    /** Of each stage: those of a strip of its map. */
    private final LaneImages[] stripGradients;
    /** Of each stage with {@link LineTiles}: the sums at all points, and then their gradients. */
    private final LaneImages[] sumsAtPoints;
    /** Likewise, of what its images became; made when they are first needed. */
    private final LaneImages[] gradientsAtPoints;
    /** Of what goes into each stage, and at last what comes out. */
    private final LaneImages[] gradients;

    private final Sums[] sums;

    /** What a forward computes: for the same images, it is there for backward. */
    static final class Kept {
        /** What goes into each stage, and at last what comes out. */
        private final LaneImages[] images;
        /** Of each stage with {@link LineTiles}: what its images became. */
        private final LaneImages[] imagesAtPoints;
        /** Of each stage: which cell of the map each of its results is, by {@link Lanes#largest}. */
        private final float[][] winners;

        Kept(List<LaneCells> stages) {
            images = between(stages);
            imagesAtPoints = atPoints(stages, cells -> cells.images);
            winners = new float[stages.size()][];
            for (int i = 0; i < winners.length; i++) {
                winners[i] = new float[images[i + 1].values.length];
                Arrays.fill(winners[i], -1);
            }
        }

        LaneImages input() {
            return images[0];
        }

        LaneImages output() {
            return images[images.length - 1];
        }
    }

    /** Sums of products, from which the gradients of what a stage has learned come. */
    static final class Sums {
        private final LaneCells cells;
        private final float[] products;
        private final double[] biases;
        /** Whether {@link #products} count; otherwise they are left from the last step, as to clear them takes as long as to add to them. */
        private boolean isBegun;

        private Sums(LaneCells ofStage) {
            cells = ofStage.ofProducts();
            products = new float[cells.shape.groups() * cells.inRows() * cells.inParts() * Lanes.SUMS];
            biases = new double[ofStage.shape.out()];
        }

        private void clear() {
            isBegun = false;
            Arrays.fill(biases, 0);
        }

        private int place(int group, int row, int part) {
            return ((group * cells.inRows() + row) * cells.inParts() + part) * Lanes.SUMS;
        }

        /** Adds the gradients of the weights, or with {@link LineTiles} of the weights at all points, in the order of their array. */
        void addProductsTo(float... gradients) {
            if (!isBegun) {
                return;
            }
            for (int group = 0; group < cells.shape.groups(); group++) {
                for (int row = 0; row < cells.inRows(); row++) {
                    for (int part = 0; part < cells.inParts(); part++) {
                        addTo(gradients, group, row * Lanes.GRADIENTS, part * Lanes.TAPS, place(group, row, part));
                    }
                }
            }
        }

        private void addTo(float[] gradients, int group, int firstOutput, int firstTap, int place) {
            int outputs = Math.min(Lanes.GRADIENTS, cells.outputs - firstOutput);
            int taps = Math.min(Lanes.TAPS, cells.taps - firstTap);
            for (int output = 0; output < outputs; output++) {
                int to = (group * cells.outputs + firstOutput + output) * cells.taps + firstTap;
                for (int tap = 0; tap < taps; tap++) {
                    gradients[to + tap] += Lanes.sum(products, place, output, tap);
                }
            }
        }

        /** Adds the gradients of the biases. */
        void addBiasesTo(float... gradients) {
            for (int output = 0; output < gradients.length; output++) {
                gradients[output] += (float) biases[output];
            }
        }
    }

    LanesWork(List<LaneCells> stages) {
        this.stages = stages;
        bands = new float[stages.size()][];
        stripGradients = new LaneImages[stages.size()];
        maps = new LaneImages[stages.size()];
        sumsAtPoints = atPoints(stages, cells -> cells.strip);
        gradientsAtPoints = new LaneImages[stages.size()];
        sums = new Sums[stages.size()];
        for (int i = 0; i < bands.length; i++) {
            LaneCells cells = stages.get(i);
            stripGradients[i] = new LaneImages(cells.strip);
            if (cells.tiles == null) {
                bands[i] = new float[cells.bandRows * cells.map.width() * Lanes.ROWS * Lanes.IMAGES];
            } else {
                maps[i] = new LaneImages(cells.strip);
            }
            sums[i] = new Sums(cells);
        }
        gradients = between(stages);
    }

    private static LaneImages[] between(List<LaneCells> stages) {
        LaneImages[] images = new LaneImages[stages.size() + 1];
        for (int i = 0; i < stages.size(); i++) {
            images[i] = new LaneImages(stages.get(i).images);
        }
        images[stages.size()] = new LaneImages(stages.get(stages.size() - 1).results());
        return images;
    }

    private static LaneImages[] atPoints(List<LaneCells> stages, Function<LaneCells, LaneLayout> layout) {
        LaneImages[] images = new LaneImages[stages.size()];
        Arrays.setAll(images, i -> {
            LaneCells cells = stages.get(i);
            return cells.tiles == null ? null : new LaneImages(layout.apply(cells.ofProducts()));
        });
        return images;
    }

    /** The gradients of what comes out, to be set before {@link #backward}. */
    LaneImages outputGradient() {
        return gradients[gradients.length - 1];
    }

    /** The gradients of what goes in, after {@link #backward}. */
    LaneImages inputGradient() {
        return gradients[0];
    }

    Sums sums(int stage) {
        return sums[stage];
    }

    void clearSums() {
        for (Sums ofStage : sums) {
            ofStage.clear();
        }
    }

    /** Computes the output from the input. */
    void forward(Kept kept, List<LanesWeights> weights) {
        for (int i = 0; i < bands.length; i++) {
            if (stages.get(i).tiles == null) {
                forward(i, kept, weights.get(i));
            } else {
                forwardAtPoints(i, kept, weights.get(i));
            }
        }
    }

    private void forward(int stage, Kept kept, LanesWeights weights) {
        LaneCells cells = stages.get(stage);
        for (int group = 0; group < cells.shape.groups(); group++) {
            for (int tile = 0; tile < LaneCells.inTiles(cells.outputs); tile++) {
                float[] biases = weights.biases(group, tile);
                int first = weights.toMap(group, tile);
                int end = 0;
                for (int y = 0; y < cells.pooled.height(); y++) {
                    for (int row = Math.max(end, cells.firstRow(y)); row < cells.endOfRows(y); row++) {
                        convolve(stage, kept.images[stage], row, group, weights.toMap, first, biases);
                    }
                    end = cells.endOfRows(y);
                    for (int channel = 0; channel < channels(cells, tile); channel++) {
                        pool(
                                stage,
                                kept,
                                y,
                                group * cells.outputs + tile * Lanes.ROWS + channel,
                                bands[stage],
                                channel * Lanes.IMAGES,
                                cells.bandOfPool);
                    }
                }
            }
        }
    }

    private static int channels(LaneCells cells, int tile) {
        return Math.min(Lanes.ROWS, cells.outputs - tile * Lanes.ROWS);
    }

    private void forwardAtPoints(int stage, Kept kept, LanesWeights weights) {
        LaneCells cells = stages.get(stage);
        LaneCells products = cells.ofProducts();
        LaneImages from = kept.imagesAtPoints[stage];
        LaneImages to = sumsAtPoints[stage];
        cells.tiles.toPoints(kept.images[stage], from);
        cells.tiles.begin(to, weights.biases);
        for (int group = 0; group < products.shape.groups(); group++) {
            for (int tile = 0; tile < LaneCells.inTiles(products.outputs); tile++) {
                for (int i = 0; i < products.places.length; i++) {
                    Lanes.add(
                            from.values,
                            products.places[i],
                            products.ofTaps[group],
                            products.taps,
                            weights.toMap,
                            weights.toMap(group, tile),
                            to.values,
                            products.stripPlaces[i],
                            products.ofStrip[group],
                            tile * Lanes.ROWS);
                }
            }
        }
        LaneImages map = maps[stage];
        cells.tiles.toMap(to, map);
        for (int channel = 0; channel < cells.shape.out(); channel++) {
            for (int y = 0; y < cells.pooled.height(); y++) {
                pool(stage, kept, y, channel, map.values, map.layout.cell(channel, 0, 0), cells.stripOfPool);
            }
        }
    }

    /** Computes a row of the map, in the band. */
    private void convolve(int stage, LaneImages from, int row, int group, float[] weights, int first, float... biases) {
        LaneCells cells = stages.get(stage);
        float[] band = bands[stage];
        for (int i = row * cells.map.width(); i < (row + 1) * cells.map.width(); i++) {
            System.arraycopy(biases, 0, band, cells.bandPlaces[i], biases.length);
            Lanes.add(
                    from.values,
                    cells.places[i],
                    cells.ofTaps[group],
                    cells.taps,
                    weights,
                    first,
                    band,
                    cells.bandPlaces[i],
                    LaneCells.IN_BAND,
                    0);
        }
    }

    /** Computes a channel's row of the results, from the map. */
    private void pool(int stage, Kept kept, int y, int channel, float[] map, int at, int[]... windows) {
        int width = stages.get(stage).pooled.width();
        LaneImages to = kept.images[stage + 1];
        int first = to.layout.inner(channel, y, 0);
        for (int x = 0; x < width; x++) {
            Lanes.largest(map, at, windows[y * width + x], to.values, kept.winners[stage], first + x * Lanes.IMAGES);
        }
    }

    /**
     * Adds to the gradients of what is learned, and computes those of the input.
     *
     * @param kept by {@link #forward}
     */
    void backward(Kept kept, List<LanesWeights> weights, boolean toInput) {
        for (int i = bands.length - 1; i >= 0; i--) {
            boolean back = i > 0 || toInput;
            if (back) {
                gradients[i].clear();
            }
            addBiases(i, kept);
            LaneCells cells = stages.get(i);
            for (int y = 0; y < cells.pooled.height(); y += cells.stripRows) {
                int endRow = Math.min(y + cells.stripRows, cells.pooled.height());
                int begin = cells.cellsBefore(y);
                int end = cells.cellsBefore(endRow);
                unpool(i, kept, y, endRow);
                if (cells.tiles != null) {
                    backwardAtPoints(i, kept, weights.get(i), back);
                    continue;
                }
                addProducts(cells, stripGradients[i], kept.images[i], begin, end, sums[i]);
                if (back) {
                    goBack(cells, stripGradients[i], weights.get(i), begin, end, gradients[i]);
                }
            }
        }
    }

    private void backwardAtPoints(int stage, Kept kept, LanesWeights weights, boolean back) {
        LineTiles tiles = stages.get(stage).tiles;
        LaneCells products = tiles.atPoints;
        LaneImages ofSums = sumsAtPoints[stage];
        tiles.ofMap(stripGradients[stage], ofSums);
        addProducts(products, ofSums, kept.imagesAtPoints[stage], 0, products.places.length, sums[stage]);
        if (back) {
            if (gradientsAtPoints[stage] == null) {
                gradientsAtPoints[stage] = new LaneImages(products.images);
            }
            LaneImages ofImages = gradientsAtPoints[stage];
            ofImages.clear();
            goBack(products, ofSums, weights, 0, products.places.length, ofImages);
            tiles.addToImages(ofImages, gradients[stage]);
        }
    }

    private void addBiases(int stage, Kept kept) {
        LaneImages output = gradients[stage + 1];
        for (int channel = 0; channel < stages.get(stage).shape.out(); channel++) {
            sums[stage].biases[channel] += Lanes.sumOfWinners(
                    output.values,
                    kept.winners[stage],
                    output.layout.cell(channel, 0, 0),
                    output.layout.cell(channel + 1, 0, 0));
        }
    }

    /** Sets the gradients of a strip from those of its rows of results. */
    private void unpool(int stage, Kept kept, int firstRow, int endRow) {
        LaneCells cells = stages.get(stage);
        LaneImages from = gradients[stage + 1];
        LaneImages to = stripGradients[stage];
        boolean overlap = cells.poolsOverlap();
        if (overlap) {
            to.clear();
        }
        for (int channel = 0; channel < cells.shape.out(); channel++) {
            int at = cells.strip.cell(channel, 0, 0);
            for (int i = 0; i < (endRow - firstRow) * cells.pooled.width(); i++) {
                int place = from.layout.inner(channel, firstRow + i / cells.pooled.width(), i % cells.pooled.width());
                if (overlap) {
                    Lanes.addToWinners(
                            from.values, place, kept.winners[stage], place, to.values, at, cells.stripOfPool[i]);
                } else {
                    Lanes.setWinners(
                            from.values, place, kept.winners[stage], place, to.values, at, cells.stripOfPool[i]);
                }
            }
        }
    }

    /** Adds to the gradients of the weights what cells of a strip add, some at a time. */
    private static void addProducts(
            LaneCells cells, LaneImages strip, LaneImages images, int begin, int end, Sums sums) {
        for (int near = begin; near < end; near += LaneCells.NEAR) {
            int nearEnd = Math.min(near + LaneCells.NEAR, end);
            for (int group = 0; group < cells.shape.groups(); group++) {
                for (int row = 0; row < cells.inRows(); row++) {
                    int first = cells.strip.cell(group * cells.outputs + row * Lanes.GRADIENTS, 0, 0);
                    for (int part = 0; part < cells.inParts(); part++) {
                        int place = sums.place(group, row, part);
                        Lanes.addProducts(
                                strip.values,
                                first - begin * Lanes.IMAGES,
                                cells.strip.cell(1, 0, 0),
                                images.values,
                                cells.ofTaps[group],
                                part * Lanes.TAPS,
                                cells.registers,
                                2 * near,
                                2 * nearEnd,
                                sums.isBegun ? sums.products : NONE,
                                sums.isBegun ? place : 0,
                                sums.products,
                                place);
                    }
                }
            }
            sums.isBegun = true;
        }
    }

    /** Each gradient of the map goes to the cells that its window showed. */
    private static void goBack(
            LaneCells cells, LaneImages strip, LanesWeights weights, int begin, int end, LaneImages images) {
        for (int group = 0; group < cells.shape.groups(); group++) {
            for (int i = begin; i < end; i++) {
                for (int tile = 0; tile < LaneCells.inTiles(cells.taps); tile++) {
                    Lanes.add(
                            strip.values,
                            cells.stripPlaces[i - begin],
                            cells.ofStrip[group],
                            cells.outputs,
                            weights.toImages,
                            weights.toImages(group, tile),
                            images.values,
                            cells.places[i],
                            cells.ofTaps[group],
                            tile * Lanes.ROWS);
                }
            }
        }
    }
}
