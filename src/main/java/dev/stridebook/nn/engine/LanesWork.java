package dev.stridebook.nn.engine;

import java.nio.FloatBuffer;

/** The computations of a block on as many images as lie side by side, and the memory for them. For one thread. */
final class LanesWork {
    private final LaneCells cells;
    private final LaneImages x;
    private final LaneImages convolved;
    private final LaneImages result;
    private final LaneImages gradient;
    /** Which images x holds, by the first, or -1. */
    private int held = -1;

    /** What backward needs of a forward. */
    static final class Kept {
        private final float[] winners;
        private final LaneImages mapGradient;

        Kept(LaneCells cells) {
            winners = new float[cells.results.size()];
            mapGradient = new LaneImages(cells.maps);
        }
    }

    /** Sums of products, from which the gradients of what is learned come. */
    static final class Sums {
        private final float[] products;
        private final double[] biases;

        Sums(LaneCells cells) {
            products =
                    new float[cells.shape.groups() * LaneCells.inTiles(cells.outputs) * cells.inParts() * Lanes.SUMS];
            biases = new double[cells.shape.out()];
        }

        /** Returns the gradient of a weight, without what other threads summed up. */
        double weight(LaneCells cells, int output, int tap) {
            int inGroup = output % cells.outputs;
            int row = output / cells.outputs * LaneCells.inTiles(cells.outputs) + inGroup / Lanes.ROWS;
            return Lanes.sum(
                    products,
                    (row * cells.inParts() + tap / Lanes.TAPS) * Lanes.SUMS,
                    inGroup % Lanes.ROWS,
                    tap % Lanes.TAPS);
        }

        /** Returns the gradient of a bias, without what other threads summed up. */
        double bias(int output) {
            return biases[output];
        }
    }

    LanesWork(LaneCells cells) {
        this.cells = cells;
        x = new LaneImages(cells.images);
        convolved = new LaneImages(cells.maps);
        result = new LaneImages(cells.results);
        gradient = new LaneImages(cells.results);
    }

    /**
     * Computes what the pooling gives.
     *
     * @param first of the images
     * @param count of the images
     * @param packed weights, of each group and tile of output channels
     * @param biases of each output channel
     */
    void forward(FloatBuffer images, int first, int count, float[] packed, float[] biases, FloatBuffer y, Kept kept) {
        x.read(images, first, count);
        held = first;
        convolve(packed, biases);
        pool(kept.winners);
        result.write(y, first, count);
    }

    private void convolve(float[] packed, float... biases) {
        for (int o = 0; o < biases.length; o++) {
            convolved.fill(o, biases[o]);
        }
        add(x, cells.places, cells.ofTaps, cells.taps, packed, convolved, cells.mapPlaces, cells.ofMap, cells.outputs);
    }

    /**
     * Adds to each place of one side what {@link Lanes#add} weighs of the same place of the other.
     *
     * @param fromCells of each group, from a place
     * @param terms of each sum: cells of a group
     * @param packed weights, of each group and tile of sums
     * @param toCells of each group, from a place
     * @param sums of each place: cells of a group
     */
    private void add(
            LaneImages from,
            int[] fromPlaces,
            int[][] fromCells,
            int terms,
            float[] packed,
            LaneImages to,
            int[] toPlaces,
            int[][] toCells,
            int sums) {
        int tiles = LaneCells.inTiles(sums);
        for (int group = 0; group < cells.shape.groups(); group++) {
            for (int i = 0; i < fromPlaces.length; i++) {
                for (int tile = 0; tile < tiles; tile++) {
                    Lanes.add(
                            from.values,
                            fromPlaces[i],
                            fromCells[group],
                            terms,
                            packed,
                            (group * tiles + tile) * terms * Lanes.ROWS,
                            to.values,
                            toPlaces[i],
                            toCells[group],
                            tile * Lanes.ROWS);
                }
            }
        }
    }

    private void pool(float... winners) {
        for (int o = 0; o < cells.shape.out(); o++) {
            for (int i = 0; i < cells.ofPool.length; i++) {
                Lanes.largest(
                        convolved.values,
                        cells.maps.cell(o, 0, 0) + cells.poolPlaces[i],
                        cells.ofPool[i],
                        result.values,
                        winners,
                        cells.results.cell(o, 0, 0) + i * Lanes.IMAGES);
            }
        }
    }

    /** Adds to the gradients of what is learned. */
    void learn(FloatBuffer images, int first, int count, FloatBuffer gradients, Kept kept, Sums sums) {
        if (held != first) {
            x.read(images, first, count);
            held = first;
        }
        gradient.read(gradients, first, count);
        unpool(kept);
        for (int o = 0; o < cells.shape.out(); o++) {
            sums.biases[o] += Lanes.sumOfWinners(
                    gradient.values, kept.winners, cells.results.cell(o, 0, 0), cells.results.cell(o + 1, 0, 0));
        }
        addProducts(kept.mapGradient, sums.products);
    }

    private void unpool(Kept kept) {
        float[] to = kept.mapGradient.values;
        boolean overlap = cells.poolsOverlap();
        if (overlap) {
            kept.mapGradient.clear();
        }
        for (int o = 0; o < cells.shape.out(); o++) {
            for (int i = 0; i < cells.ofPool.length; i++) {
                int from = cells.results.cell(o, 0, 0) + i * Lanes.IMAGES;
                int at = cells.maps.cell(o, 0, 0) + cells.poolPlaces[i];
                if (overlap) {
                    Lanes.addToWinners(gradient.values, kept.winners, from, to, at, cells.ofPool[i]);
                } else {
                    Lanes.setWinners(gradient.values, kept.winners, from, to, at, cells.ofPool[i]);
                }
            }
        }
    }

    private void addProducts(LaneImages mapGradient, float... sums) {
        int rows = LaneCells.inTiles(cells.outputs);
        int parts = cells.inParts();
        for (int group = 0; group < cells.shape.groups(); group++) {
            for (int first = 0; first < cells.places.length; first += cells.map.width()) {
                for (int row = 0; row < rows; row++) {
                    for (int part = 0; part < parts; part++) {
                        Lanes.addProducts(
                                mapGradient.values,
                                cells.maps.cell(group * cells.outputs + row * Lanes.ROWS, 0, 0)
                                        + cells.mapPlaces[first],
                                cells.maps.cell(1, 0, 0),
                                x.values,
                                cells.ofTaps[group],
                                part * Lanes.TAPS,
                                cells.places[first],
                                cells.map.width(),
                                sums,
                                ((group * rows + row) * parts + part) * Lanes.SUMS);
                    }
                }
            }
        }
    }

    /**
     * Computes the gradient of the images, from what {@link #learn} left: each gradient goes to the cells that its window showed.
     *
     * @param packed weights, of each group and tile of taps
     */
    void inputGradient(Kept kept, float[] packed, FloatBuffer back, int first, int count) {
        // The images are not needed any more.
        held = -1;
        x.clear();
        add(
                kept.mapGradient,
                cells.mapPlaces,
                cells.ofMap,
                cells.outputs,
                packed,
                x,
                cells.places,
                cells.ofTaps,
                cells.taps);
        x.write(back, first, count);
        x.clear();
    }
}
