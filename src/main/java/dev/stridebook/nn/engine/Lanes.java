package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over {@link LaneImages}: a register holds one cell of many images, and two registers together all of them. The long ones are
 * written out for as many registers as the processor has, since Java keeps sums in registers only if each has a name; and vectors are loaded
 * without a method of our own in between, which it would not always put in place.
 */
final class Lanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Whether there are 32 registers, not 16. */
    static final boolean WIDE = LANES == 16;
    /** How many images lie side by side. */
    static final int IMAGES = 2 * LANES;
    /** How many sums of {@link #add} have the same terms, with other weights. */
    static final int ROWS = WIDE ? WideLanes.ROWS : NarrowLanes.ROWS;
    /** For how many gradients {@link #addProducts} computes at once. */
    static final int GRADIENTS = WIDE ? WideLanes.GRADIENTS : NarrowLanes.GRADIENTS;
    /** For how many taps {@link #addProducts} computes at once. */
    static final int TAPS = WIDE ? WideLanes.TAPS : NarrowLanes.TAPS;
    /** How many numbers {@link #addProducts} keeps for its sums. */
    static final int SUMS = GRADIENTS * TAPS * LANES;

    private Lanes() {}

    /**
     * Adds weighted cells to {@link #ROWS} others: {@code sums[to + rows[row + j]] += weights[first + t * ROWS + j] * from[at + cells[t]]}
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
        if (WIDE) {
            WideLanes.add(from, at, cells, count, weights, first, sums, to, rows, row);
        } else {
            NarrowLanes.add(from, at, cells, count, weights, first, sums, to, rows, row);
        }
    }

    /**
     * Adds up the products of a map's gradients and the cells that they belong to, for {@link #GRADIENTS} channels of the map and {@link #TAPS}
     * taps.
     *
     * @param first where the gradients begin for the first of the channels
     * @param plane from one channel to the next
     * @param taps where they are from a place, from {@code tap} on
     * @param places of the window, two for each cell of the map: one for each register; those from {@code begin} to before {@code end} count
     * @param before has, from {@code from} on, what the products are added to
     * @param sums gets {@link #SUMS} numbers from {@code to} on, one for each sum and lane
     */
    static void addProducts(
            float[] gradients,
            int first,
            int plane,
            float[] images,
            int[] taps,
            int tap,
            int[] places,
            int begin,
            int end,
            float[] before,
            int from,
            float[] sums,
            int to) {
        if (WIDE) {
            WideLanes.addProducts(
                    gradients, first, plane, images, taps, tap, places, begin, end, before, from, sums, to);
        } else {
            NarrowLanes.addProducts(
                    gradients, first, plane, images, taps, tap, places, begin, end, before, from, sums, to);
        }
    }

    /** Returns one of the sums of {@link #addProducts}, over all lanes. */
    static float sum(float[] sums, int to, int gradient, int tap) {
        return total(sums, to + (gradient * TAPS + tap) * LANES);
    }

    /**
     * Returns the sum of a vector's lanes, always in the same order. Java's own may add them in another order once it is compiled, so that the
     * same training would not always give the same bits.
     */
    static float total(float... lanes) {
        return total(lanes, 0);
    }

    private static float total(float[] numbers, int from) {
        // Four sums do not wait for each other.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int lane = from; lane < from + LANES; lane += 4) {
            a += numbers[lane];
            b += numbers[lane + 1];
            c += numbers[lane + 2];
            d += numbers[lane + 3];
        }
        return a + b + (c + d);
    }

    /**
     * Finds the largest of some cells in each image, and writes 0 where none is positive.
     *
     * @param cells from {@code at}
     * @param winners gets which of the cells it is, or -1 where none is positive
     */
    static void largest(float[] from, int at, int[] cells, float[] to, float[] winners, int place) {
        FloatVector most = FloatVector.zero(SPECIES);
        FloatVector mostToo = FloatVector.zero(SPECIES);
        FloatVector winner = FloatVector.broadcast(SPECIES, -1);
        FloatVector winnerToo = FloatVector.broadcast(SPECIES, -1);
        for (int c = 0; c < cells.length; c++) {
            FloatVector cell = FloatVector.fromArray(SPECIES, from, at + cells[c]);
            FloatVector cellToo = FloatVector.fromArray(SPECIES, from, at + cells[c] + LANES);
            VectorMask<Float> isLarger = cell.compare(VectorOperators.GT, most);
            VectorMask<Float> isLargerToo = cellToo.compare(VectorOperators.GT, mostToo);
            most = most.blend(cell, isLarger);
            mostToo = mostToo.blend(cellToo, isLargerToo);
            winner = winner.blend(c, isLarger);
            winnerToo = winnerToo.blend(c, isLargerToo);
        }
        most.intoArray(to, place);
        mostToo.intoArray(to, place + LANES);
        winner.intoArray(winners, place);
        winnerToo.intoArray(winners, place + LANES);
    }

    /** Copies numbers, with 0 in place of the negative ones. */
    static void positive(float[] from, int at, float[] to, int place, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector.fromArray(SPECIES, from, at + i).max(0).intoArray(to, place + i);
        }
    }

    /** Copies gradients, with 0 where {@link #positive} has put 0. */
    static void wherePositive(float[] gradients, int from, float[] positive, int at, float[] to, int place, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorMask<Float> isPositive =
                    FloatVector.fromArray(SPECIES, positive, at + i).compare(VectorOperators.GT, 0);
            FloatVector.zero(SPECIES)
                    .blend(FloatVector.fromArray(SPECIES, gradients, from + i), isPositive)
                    .intoArray(to, place + i);
        }
    }

    /** Adds gradients to the cells that {@link #largest} found. */
    static void addToWinners(float[] gradients, int from, float[] winners, int place, float[] to, int at, int[] cells) {
        for (int half = 0; half < IMAGES; half += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, from + half);
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
    static void setWinners(float[] gradients, int from, float[] winners, int place, float[] to, int at, int[] cells) {
        for (int half = 0; half < IMAGES; half += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, from + half);
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
        return total(sum.toArray());
    }
}
