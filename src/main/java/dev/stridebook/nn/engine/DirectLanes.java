package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link DirectConvolution} over Java's vectors, neighbouring cells in one register. They read and write beyond the last cell by less than
 * {@link #AT_ONCE}, so arrays must be that much longer.
 */
final class DirectLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Sums that are computed at once, in as many registers as an addition must not wait for. */
    static final int AT_ONCE = 4 * LANES;

    private DirectLanes() {}

    /**
     * Adds weighted cells to sums: {@code sums[i] += Σ weights[before + t] * cells[at + taps[t] + i]} over some of the taps, for i below count.
     *
     * @param first of the taps
     * @param end of the taps
     */
    static void convolve(
            float[] cells,
            int at,
            int[] taps,
            int first,
            int end,
            float[] weights,
            int before,
            float[] sums,
            int count) {
        for (int i = 0; i < count; i += AT_ONCE) {
            FloatVector a = FloatVector.fromArray(SPECIES, sums, i);
            FloatVector b = FloatVector.fromArray(SPECIES, sums, i + LANES);
            FloatVector c = FloatVector.fromArray(SPECIES, sums, i + 2 * LANES);
            FloatVector d = FloatVector.fromArray(SPECIES, sums, i + 3 * LANES);
            for (int t = first; t < end; t++) {
                FloatVector weight = FloatVector.broadcast(SPECIES, weights[before + t]);
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
