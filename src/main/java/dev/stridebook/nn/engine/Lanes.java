package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over {@link LaneImages}: a register holds one cell of many images, and two registers together all of them. Each loop keeps ten
 * sums in registers, which is enough to hide how long an addition takes, and fits into the sixteen registers of AVX2.
 */
final class Lanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** How many images lie side by side. */
    static final int IMAGES = 2 * LANES;
    /** How many sums of {@link #add} have the same terms, with other weights. */
    static final int ROWS = 5;
    /** How many sums of {@link #addProducts} there are for each gradient. */
    static final int TAPS = 2;
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
        FloatVector a0 = load(sums, i0);
        FloatVector b0 = load(sums, i0 + LANES);
        FloatVector a1 = load(sums, i1);
        FloatVector b1 = load(sums, i1 + LANES);
        FloatVector a2 = load(sums, i2);
        FloatVector b2 = load(sums, i2 + LANES);
        FloatVector a3 = load(sums, i3);
        FloatVector b3 = load(sums, i3 + LANES);
        FloatVector a4 = load(sums, i4);
        FloatVector b4 = load(sums, i4 + LANES);
        for (int t = 0; t < count; t++) {
            int cell = at + cells[t];
            FloatVector a = load(from, cell);
            FloatVector b = load(from, cell + LANES);
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
     * Adds the products of gradients and the cells that they belong to, along a row: for {@value #ROWS} gradients, of which the first cell
     * is {@code at + rows[row + j]}, and two taps, of which the first cells are {@code one} and {@code two}.
     *
     * @param step from one cell of the images to that of the next gradient
     * @param count of the row's gradients
     * @param sums has {@value #ROWS} times {@value #TAPS} sums from {@code to} on, one number for each lane
     */
    static void addProducts(
            float[] gradients,
            int at,
            int[] rows,
            int row,
            float[] images,
            int one,
            int two,
            int step,
            int count,
            float[] sums,
            int to) {
        int i0 = at + rows[row];
        int i1 = at + rows[row + 1];
        int i2 = at + rows[row + 2];
        int i3 = at + rows[row + 3];
        int i4 = at + rows[row + 4];
        FloatVector a0 = load(sums, to);
        FloatVector b0 = load(sums, to + LANES);
        FloatVector a1 = load(sums, to + 2 * LANES);
        FloatVector b1 = load(sums, to + 3 * LANES);
        FloatVector a2 = load(sums, to + 4 * LANES);
        FloatVector b2 = load(sums, to + 5 * LANES);
        FloatVector a3 = load(sums, to + 6 * LANES);
        FloatVector b3 = load(sums, to + 7 * LANES);
        FloatVector a4 = load(sums, to + 8 * LANES);
        FloatVector b4 = load(sums, to + 9 * LANES);
        for (int c = 0, g = 0, i = 0; c < count; c++, g += IMAGES, i += step) {
            for (int half = 0; half < IMAGES; half += LANES) {
                FloatVector a = load(images, one + i + half);
                FloatVector b = load(images, two + i + half);
                FloatVector gradient = load(gradients, i0 + g + half);
                a0 = a.fma(gradient, a0);
                b0 = b.fma(gradient, b0);
                gradient = load(gradients, i1 + g + half);
                a1 = a.fma(gradient, a1);
                b1 = b.fma(gradient, b1);
                gradient = load(gradients, i2 + g + half);
                a2 = a.fma(gradient, a2);
                b2 = b.fma(gradient, b2);
                gradient = load(gradients, i3 + g + half);
                a3 = a.fma(gradient, a3);
                b3 = b.fma(gradient, b3);
                gradient = load(gradients, i4 + g + half);
                a4 = a.fma(gradient, a4);
                b4 = b.fma(gradient, b4);
            }
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
        double sum = 0;
        int first = to + (row * TAPS + tap) * LANES;
        for (int i = first; i < first + LANES; i++) {
            sum += sums[i];
        }
        return (float) sum;
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
                FloatVector cell = load(from, at + cells[c] + half);
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
            FloatVector gradient = load(gradients, place + half);
            FloatVector winner = load(winners, place + half);
            for (int c = 0; c < cells.length; c++) {
                int cell = at + cells[c] + half;
                load(to, cell)
                        .add(gradient, winner.compare(VectorOperators.EQ, c))
                        .intoArray(to, cell);
            }
        }
    }

    /** Returns the sum of numbers. */
    static double sum(float[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i += IMAGES) {
            sum += load(numbers, i).add(load(numbers, i + LANES)).reduceLanes(VectorOperators.ADD);
        }
        return sum;
    }

    private static FloatVector load(float[] numbers, int at) {
        return FloatVector.fromArray(SPECIES, numbers, at);
    }
}
