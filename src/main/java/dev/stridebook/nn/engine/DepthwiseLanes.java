package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link Depthwise} over Java's vectors, neighbouring cells in one register. They read and write beyond the last cell by less than
 * {@link #AT_ONCE}, so arrays must be that much longer.
 */
final class DepthwiseLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Sums that are computed at once, in as many registers as an addition must not wait for. */
    static final int AT_ONCE = 4 * LANES;

    private DepthwiseLanes() {}

    /**
     * Adds up weighted cells: {@code sums[i] = bias + Σ weights[first + t] * cells[at + taps[t] + i]} over all taps, for i below count.
     */
    static void convolve(
            float[] cells, int at, int[] taps, float[] weights, int first, float bias, float[] sums, int count) {
        FloatVector start = FloatVector.broadcast(SPECIES, bias);
        for (int i = 0; i < count; i += AT_ONCE) {
            FloatVector a = start;
            FloatVector b = start;
            FloatVector c = start;
            FloatVector d = start;
            for (int t = 0; t < taps.length; t++) {
                FloatVector weight = FloatVector.broadcast(SPECIES, weights[first + t]);
                int cell = at + taps[t] + i;
                a = FloatVector.fromArray(SPECIES, cells, cell).fma(weight, a);
                b = FloatVector.fromArray(SPECIES, cells, cell + LANES).fma(weight, b);
                c = FloatVector.fromArray(SPECIES, cells, cell + 2 * LANES).fma(weight, c);
                d = FloatVector.fromArray(SPECIES, cells, cell + 3 * LANES).fma(weight, d);
            }
            a.intoArray(sums, i);
            b.intoArray(sums, i + LANES);
            c.intoArray(sums, i + 2 * LANES);
            d.intoArray(sums, i + 3 * LANES);
        }
    }

    /**
     * Copies rows of cells, one after the other. What it writes beyond the last is not 0.
     *
     * @param step from one row to the next
     */
    static void closeUp(float[] from, int step, int width, int rows, float[] to, int first) {
        for (int row = 0, at = 0, place = first; row < rows; row++, at += step, place += width) {
            for (int x = 0; x < width; x += LANES) {
                FloatVector.fromArray(SPECIES, from, at + x).intoArray(to, place + x);
            }
        }
    }

    /**
     * Copies rows that lie one after the other, with zeros between them.
     *
     * @param step from one row to the next, in the copy
     */
    static void spread(float[] from, int first, int width, int rows, float[] to, int place, int step) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int row = 0, at = first, start = place; row < rows; row++, at += width, start += step) {
            for (int x = 0; x < width; x += LANES) {
                FloatVector.fromArray(SPECIES, from, at + x).intoArray(to, start + x);
            }
            // Also what came along from the next row.
            zero.intoArray(to, start + width);
            for (int x = width + LANES; x < step; x += LANES) {
                zero.intoArray(to, start + x);
            }
        }
    }
}
