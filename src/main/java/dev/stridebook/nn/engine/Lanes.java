package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over {@link LaneImages}: a register holds one cell of many images, and two registers together all of them. Each loop keeps at
 * least ten sums in registers, which is enough to hide how long an addition takes. Vectors are loaded without a method of our own in between:
 * Java always puts its own in place, and ours only where it is small.
 */
final class Lanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** How many images lie side by side. */
    static final int IMAGES = 2 * LANES;
    /** How many sums of {@link #add} have the same terms, with other weights. */
    static final int ROWS = 5;
    /** How many sums of {@link #addProducts} there are for each gradient: AVX-512 has 32 registers, others 16. */
    static final int TAPS = LANES == 16 ? 4 : 2;
    /** How many numbers {@link #addProducts} keeps for its sums. */
    static final int SUMS = ROWS * TAPS * LANES;

    private Lanes() {}

    /**
     * Adds weighted cells to {@value #ROWS} others: {@code to[to + rows[row + j]] += weights[first + t * ROWS + j] * from[at + cells[t]]}
     * for all t below count, in each image.
     */
    static void add(
            float[] from,
            int at,
            int[] cells,
            int count,
            float[] weights,
            int first,
            float[] sums,
            int to,
            int[] rows,
            int row) {
        int i0 = to + rows[row];
        int i1 = to + rows[row + 1];
        int i2 = to + rows[row + 2];
        int i3 = to + rows[row + 3];
        int i4 = to + rows[row + 4];
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, i0);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, i0 + LANES);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, i1);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, i1 + LANES);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sums, i2);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sums, i2 + LANES);
        FloatVector a3 = FloatVector.fromArray(SPECIES, sums, i3);
        FloatVector b3 = FloatVector.fromArray(SPECIES, sums, i3 + LANES);
        FloatVector a4 = FloatVector.fromArray(SPECIES, sums, i4);
        FloatVector b4 = FloatVector.fromArray(SPECIES, sums, i4 + LANES);
        for (int t = 0; t < count; t++) {
            int cell = at + cells[t];
            FloatVector a = FloatVector.fromArray(SPECIES, from, cell);
            FloatVector b = FloatVector.fromArray(SPECIES, from, cell + LANES);
            int w = first + ROWS * t;
            FloatVector weight = FloatVector.broadcast(SPECIES, weights[w]);
            a0 = a.fma(weight, a0);
            b0 = b.fma(weight, b0);
            weight = FloatVector.broadcast(SPECIES, weights[w + 1]);
            a1 = a.fma(weight, a1);
            b1 = b.fma(weight, b1);
            weight = FloatVector.broadcast(SPECIES, weights[w + 2]);
            a2 = a.fma(weight, a2);
            b2 = b.fma(weight, b2);
            weight = FloatVector.broadcast(SPECIES, weights[w + 3]);
            a3 = a.fma(weight, a3);
            b3 = b.fma(weight, b3);
            weight = FloatVector.broadcast(SPECIES, weights[w + 4]);
            a4 = a.fma(weight, a4);
            b4 = b.fma(weight, b4);
        }
        a0.intoArray(sums, i0);
        b0.intoArray(sums, i0 + LANES);
        a1.intoArray(sums, i1);
        b1.intoArray(sums, i1 + LANES);
        a2.intoArray(sums, i2);
        b2.intoArray(sums, i2 + LANES);
        a3.intoArray(sums, i3);
        b3.intoArray(sums, i3 + LANES);
        a4.intoArray(sums, i4);
        b4.intoArray(sums, i4 + LANES);
    }

    /**
     * Adds the products of gradients and the cells that they belong to, along a row of the map, for {@value #ROWS} gradients and
     * {@link #TAPS} taps.
     *
     * @param first where the row begins for the first of the gradients
     * @param plane from one gradient to the next
     * @param place of the window for that cell; from there its taps are at {@code taps[tap + k]}. The next is {@link #IMAGES} further: only
     *     then Java need not check each index
     * @param sums has {@link #SUMS} numbers from {@code to} on, one for each sum and lane
     */
    static void addProducts(
            float[] gradients,
            int first,
            int plane,
            float[] images,
            int[] taps,
            int tap,
            int place,
            int count,
            float[] sums,
            int to) {
        if (TAPS == 4) {
            addProductsOfFour(gradients, first, plane, images, taps, tap, place, count, sums, to);
        } else {
            addProductsOfTwo(gradients, first, plane, images, taps, tap, place, count, sums, to);
        }
    }

    private static void addProductsOfFour(
            float[] gradients,
            int first,
            int plane,
            float[] images,
            int[] taps,
            int tap,
            int place,
            int count,
            float[] sums,
            int to) {
        int g0 = first;
        int g1 = first + plane;
        int g2 = first + 2 * plane;
        int g3 = first + 3 * plane;
        int g4 = first + 4 * plane;
        int x0 = place + taps[tap];
        int x1 = place + taps[tap + 1];
        int x2 = place + taps[tap + 2];
        int x3 = place + taps[tap + 3];
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, to);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, to + LANES);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sums, to + 2 * LANES);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sums, to + 3 * LANES);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, to + 4 * LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, to + 5 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, sums, to + 6 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, sums, to + 7 * LANES);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sums, to + 8 * LANES);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sums, to + 9 * LANES);
        FloatVector c2 = FloatVector.fromArray(SPECIES, sums, to + 10 * LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, sums, to + 11 * LANES);
        FloatVector a3 = FloatVector.fromArray(SPECIES, sums, to + 12 * LANES);
        FloatVector b3 = FloatVector.fromArray(SPECIES, sums, to + 13 * LANES);
        FloatVector c3 = FloatVector.fromArray(SPECIES, sums, to + 14 * LANES);
        FloatVector d3 = FloatVector.fromArray(SPECIES, sums, to + 15 * LANES);
        FloatVector a4 = FloatVector.fromArray(SPECIES, sums, to + 16 * LANES);
        FloatVector b4 = FloatVector.fromArray(SPECIES, sums, to + 17 * LANES);
        FloatVector c4 = FloatVector.fromArray(SPECIES, sums, to + 18 * LANES);
        FloatVector d4 = FloatVector.fromArray(SPECIES, sums, to + 19 * LANES);
        for (int i = 0; i < count; i++) {
            int next = i * IMAGES;
            FloatVector a = FloatVector.fromArray(SPECIES, images, x0 + next);
            FloatVector b = FloatVector.fromArray(SPECIES, images, x1 + next);
            FloatVector c = FloatVector.fromArray(SPECIES, images, x2 + next);
            FloatVector d = FloatVector.fromArray(SPECIES, images, x3 + next);
            FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, g0 + next);
            a0 = a.fma(gradient, a0);
            b0 = b.fma(gradient, b0);
            c0 = c.fma(gradient, c0);
            d0 = d.fma(gradient, d0);
            gradient = FloatVector.fromArray(SPECIES, gradients, g1 + next);
            a1 = a.fma(gradient, a1);
            b1 = b.fma(gradient, b1);
            c1 = c.fma(gradient, c1);
            d1 = d.fma(gradient, d1);
            gradient = FloatVector.fromArray(SPECIES, gradients, g2 + next);
            a2 = a.fma(gradient, a2);
            b2 = b.fma(gradient, b2);
            c2 = c.fma(gradient, c2);
            d2 = d.fma(gradient, d2);
            gradient = FloatVector.fromArray(SPECIES, gradients, g3 + next);
            a3 = a.fma(gradient, a3);
            b3 = b.fma(gradient, b3);
            c3 = c.fma(gradient, c3);
            d3 = d.fma(gradient, d3);
            gradient = FloatVector.fromArray(SPECIES, gradients, g4 + next);
            a4 = a.fma(gradient, a4);
            b4 = b.fma(gradient, b4);
            c4 = c.fma(gradient, c4);
            d4 = d.fma(gradient, d4);
            a = FloatVector.fromArray(SPECIES, images, x0 + next + LANES);
            b = FloatVector.fromArray(SPECIES, images, x1 + next + LANES);
            c = FloatVector.fromArray(SPECIES, images, x2 + next + LANES);
            d = FloatVector.fromArray(SPECIES, images, x3 + next + LANES);
            gradient = FloatVector.fromArray(SPECIES, gradients, g0 + next + LANES);
            a0 = a.fma(gradient, a0);
            b0 = b.fma(gradient, b0);
            c0 = c.fma(gradient, c0);
            d0 = d.fma(gradient, d0);
            gradient = FloatVector.fromArray(SPECIES, gradients, g1 + next + LANES);
            a1 = a.fma(gradient, a1);
            b1 = b.fma(gradient, b1);
            c1 = c.fma(gradient, c1);
            d1 = d.fma(gradient, d1);
            gradient = FloatVector.fromArray(SPECIES, gradients, g2 + next + LANES);
            a2 = a.fma(gradient, a2);
            b2 = b.fma(gradient, b2);
            c2 = c.fma(gradient, c2);
            d2 = d.fma(gradient, d2);
            gradient = FloatVector.fromArray(SPECIES, gradients, g3 + next + LANES);
            a3 = a.fma(gradient, a3);
            b3 = b.fma(gradient, b3);
            c3 = c.fma(gradient, c3);
            d3 = d.fma(gradient, d3);
            gradient = FloatVector.fromArray(SPECIES, gradients, g4 + next + LANES);
            a4 = a.fma(gradient, a4);
            b4 = b.fma(gradient, b4);
            c4 = c.fma(gradient, c4);
            d4 = d.fma(gradient, d4);
        }
        a0.intoArray(sums, to);
        b0.intoArray(sums, to + LANES);
        c0.intoArray(sums, to + 2 * LANES);
        d0.intoArray(sums, to + 3 * LANES);
        a1.intoArray(sums, to + 4 * LANES);
        b1.intoArray(sums, to + 5 * LANES);
        c1.intoArray(sums, to + 6 * LANES);
        d1.intoArray(sums, to + 7 * LANES);
        a2.intoArray(sums, to + 8 * LANES);
        b2.intoArray(sums, to + 9 * LANES);
        c2.intoArray(sums, to + 10 * LANES);
        d2.intoArray(sums, to + 11 * LANES);
        a3.intoArray(sums, to + 12 * LANES);
        b3.intoArray(sums, to + 13 * LANES);
        c3.intoArray(sums, to + 14 * LANES);
        d3.intoArray(sums, to + 15 * LANES);
        a4.intoArray(sums, to + 16 * LANES);
        b4.intoArray(sums, to + 17 * LANES);
        c4.intoArray(sums, to + 18 * LANES);
        d4.intoArray(sums, to + 19 * LANES);
    }

    private static void addProductsOfTwo(
            float[] gradients,
            int first,
            int plane,
            float[] images,
            int[] taps,
            int tap,
            int place,
            int count,
            float[] sums,
            int to) {
        int g0 = first;
        int g1 = first + plane;
        int g2 = first + 2 * plane;
        int g3 = first + 3 * plane;
        int g4 = first + 4 * plane;
        int x0 = place + taps[tap];
        int x1 = place + taps[tap + 1];
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, to);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, to + LANES);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, to + 2 * LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, to + 3 * LANES);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sums, to + 4 * LANES);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sums, to + 5 * LANES);
        FloatVector a3 = FloatVector.fromArray(SPECIES, sums, to + 6 * LANES);
        FloatVector b3 = FloatVector.fromArray(SPECIES, sums, to + 7 * LANES);
        FloatVector a4 = FloatVector.fromArray(SPECIES, sums, to + 8 * LANES);
        FloatVector b4 = FloatVector.fromArray(SPECIES, sums, to + 9 * LANES);
        for (int i = 0; i < count; i++) {
            int next = i * IMAGES;
            FloatVector a = FloatVector.fromArray(SPECIES, images, x0 + next);
            FloatVector b = FloatVector.fromArray(SPECIES, images, x1 + next);
            FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, g0 + next);
            a0 = a.fma(gradient, a0);
            b0 = b.fma(gradient, b0);
            gradient = FloatVector.fromArray(SPECIES, gradients, g1 + next);
            a1 = a.fma(gradient, a1);
            b1 = b.fma(gradient, b1);
            gradient = FloatVector.fromArray(SPECIES, gradients, g2 + next);
            a2 = a.fma(gradient, a2);
            b2 = b.fma(gradient, b2);
            gradient = FloatVector.fromArray(SPECIES, gradients, g3 + next);
            a3 = a.fma(gradient, a3);
            b3 = b.fma(gradient, b3);
            gradient = FloatVector.fromArray(SPECIES, gradients, g4 + next);
            a4 = a.fma(gradient, a4);
            b4 = b.fma(gradient, b4);
            a = FloatVector.fromArray(SPECIES, images, x0 + next + LANES);
            b = FloatVector.fromArray(SPECIES, images, x1 + next + LANES);
            gradient = FloatVector.fromArray(SPECIES, gradients, g0 + next + LANES);
            a0 = a.fma(gradient, a0);
            b0 = b.fma(gradient, b0);
            gradient = FloatVector.fromArray(SPECIES, gradients, g1 + next + LANES);
            a1 = a.fma(gradient, a1);
            b1 = b.fma(gradient, b1);
            gradient = FloatVector.fromArray(SPECIES, gradients, g2 + next + LANES);
            a2 = a.fma(gradient, a2);
            b2 = b.fma(gradient, b2);
            gradient = FloatVector.fromArray(SPECIES, gradients, g3 + next + LANES);
            a3 = a.fma(gradient, a3);
            b3 = b.fma(gradient, b3);
            gradient = FloatVector.fromArray(SPECIES, gradients, g4 + next + LANES);
            a4 = a.fma(gradient, a4);
            b4 = b.fma(gradient, b4);
        }
        a0.intoArray(sums, to);
        b0.intoArray(sums, to + LANES);
        a1.intoArray(sums, to + 2 * LANES);
        b1.intoArray(sums, to + 3 * LANES);
        a2.intoArray(sums, to + 4 * LANES);
        b2.intoArray(sums, to + 5 * LANES);
        a3.intoArray(sums, to + 6 * LANES);
        b3.intoArray(sums, to + 7 * LANES);
        a4.intoArray(sums, to + 8 * LANES);
        b4.intoArray(sums, to + 9 * LANES);
    }

    /** Returns one of the sums of {@link #addProducts}, over all lanes. */
    static float sum(float[] sums, int to, int row, int tap) {
        return FloatVector.fromArray(SPECIES, sums, to + (row * TAPS + tap) * LANES)
                .reduceLanes(VectorOperators.ADD);
    }

    /**
     * Finds the largest of some cells in each image, and writes 0 where none is positive.
     *
     * @param cells from {@code at}
     * @param winners gets which of the cells it is, or -1 where none is positive
     */
    static void largest(float[] from, int at, int[] cells, float[] to, float[] winners, int place) {
        for (int half = 0; half < IMAGES; half += LANES) {
            FloatVector most = FloatVector.zero(SPECIES);
            FloatVector winner = FloatVector.broadcast(SPECIES, -1);
            for (int c = 0; c < cells.length; c++) {
                FloatVector cell = FloatVector.fromArray(SPECIES, from, at + cells[c] + half);
                VectorMask<Float> isLarger = cell.compare(VectorOperators.GT, most);
                most = most.blend(cell, isLarger);
                winner = winner.blend(c, isLarger);
            }
            most.intoArray(to, place + half);
            winner.intoArray(winners, place + half);
        }
    }

    /** Adds gradients to the cells that {@link #largest} found. */
    static void addToWinners(float[] gradients, float[] winners, int place, float[] to, int at, int[] cells) {
        for (int half = 0; half < IMAGES; half += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, place + half);
            FloatVector winner = FloatVector.fromArray(SPECIES, winners, place + half);
            for (int c = 0; c < cells.length; c++) {
                int cell = at + cells[c] + half;
                FloatVector.fromArray(SPECIES, to, cell)
                        .add(gradient, winner.compare(VectorOperators.EQ, c))
                        .intoArray(to, cell);
            }
        }
    }

    /** Sets the cells that {@link #largest} compared: to the gradient where it found the largest, otherwise to 0. */
    static void setWinners(float[] gradients, float[] winners, int place, float[] to, int at, int[] cells) {
        for (int half = 0; half < IMAGES; half += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, place + half);
            FloatVector winner = FloatVector.fromArray(SPECIES, winners, place + half);
            for (int c = 0; c < cells.length; c++) {
                FloatVector.zero(SPECIES)
                        .blend(gradient, winner.compare(VectorOperators.EQ, c))
                        .intoArray(to, at + cells[c] + half);
            }
        }
    }

    /** Returns the sum of those gradients for which {@link #largest} found a cell. */
    static double sumOfWinners(float[] gradients, float[] winners, int from, int to) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = from; i < to; i += LANES) {
            VectorMask<Float> isOne = FloatVector.fromArray(SPECIES, winners, i).compare(VectorOperators.GE, 0);
            sum = sum.add(FloatVector.fromArray(SPECIES, gradients, i), isOne);
        }
        return sum.reduceLanes(VectorOperators.ADD);
    }
}
