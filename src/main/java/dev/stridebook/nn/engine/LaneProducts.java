package dev.stridebook.nn.engine;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of matrices, {@link #ROWS} rows of two registers at a time, which stay in registers until they are complete. */
final class LaneProducts {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    static final int ROWS = 8;
    static final int LANES_OF_ROW = 2 * LANES;

    private LaneProducts() {}

    /** Returns where so many rows or terms begin that lie one after another. */
    static int[] places(int count, int step) {
        int[] places = new int[count];
        Arrays.setAll(places, i -> i * step);
        return places;
    }

    /**
     * Computes rows of sums: {@code sums[to + j * next + lane] = Σ a[from + rows[first + j] + terms[i]] * b[at + i * step + lane]} over all i
     * below count, for all j below {@link #ROWS} and lanes below {@link #LANES_OF_ROW}.
     *
     * @param isMore whether they are added to the sums that are there
     */
    static void compute(
            float[] a,
            int from,
            int[] rows,
            int first,
            int[] terms,
            int count,
            float[] b,
            int at,
            int step,
            float[] sums,
            int to,
            int next,
            boolean isMore) {
        int r0 = from + rows[first];
        int r1 = from + rows[first + 1];
        int r2 = from + rows[first + 2];
        int r3 = from + rows[first + 3];
        int r4 = from + rows[first + 4];
        int r5 = from + rows[first + 5];
        int r6 = from + rows[first + 6];
        int r7 = from + rows[first + 7];
        int term = terms[0];
        FloatVector x = FloatVector.fromArray(SPECIES, b, at);
        FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
        FloatVector factor = FloatVector.broadcast(SPECIES, a[r0 + term]);
        FloatVector x0 = x.mul(factor);
        FloatVector y0 = y.mul(factor);
        factor = FloatVector.broadcast(SPECIES, a[r1 + term]);
        FloatVector x1 = x.mul(factor);
        FloatVector y1 = y.mul(factor);
        factor = FloatVector.broadcast(SPECIES, a[r2 + term]);
        FloatVector x2 = x.mul(factor);
        FloatVector y2 = y.mul(factor);
        factor = FloatVector.broadcast(SPECIES, a[r3 + term]);
        FloatVector x3 = x.mul(factor);
        FloatVector y3 = y.mul(factor);
        factor = FloatVector.broadcast(SPECIES, a[r4 + term]);
        FloatVector x4 = x.mul(factor);
        FloatVector y4 = y.mul(factor);
        factor = FloatVector.broadcast(SPECIES, a[r5 + term]);
        FloatVector x5 = x.mul(factor);
        FloatVector y5 = y.mul(factor);
        factor = FloatVector.broadcast(SPECIES, a[r6 + term]);
        FloatVector x6 = x.mul(factor);
        FloatVector y6 = y.mul(factor);
        factor = FloatVector.broadcast(SPECIES, a[r7 + term]);
        FloatVector x7 = x.mul(factor);
        FloatVector y7 = y.mul(factor);
        for (int i = 1; i < count; i++) {
            term = terms[i];
            x = FloatVector.fromArray(SPECIES, b, at + i * step);
            y = FloatVector.fromArray(SPECIES, b, at + i * step + LANES);
            factor = FloatVector.broadcast(SPECIES, a[r0 + term]);
            x0 = x.fma(factor, x0);
            y0 = y.fma(factor, y0);
            factor = FloatVector.broadcast(SPECIES, a[r1 + term]);
            x1 = x.fma(factor, x1);
            y1 = y.fma(factor, y1);
            factor = FloatVector.broadcast(SPECIES, a[r2 + term]);
            x2 = x.fma(factor, x2);
            y2 = y.fma(factor, y2);
            factor = FloatVector.broadcast(SPECIES, a[r3 + term]);
            x3 = x.fma(factor, x3);
            y3 = y.fma(factor, y3);
            factor = FloatVector.broadcast(SPECIES, a[r4 + term]);
            x4 = x.fma(factor, x4);
            y4 = y.fma(factor, y4);
            factor = FloatVector.broadcast(SPECIES, a[r5 + term]);
            x5 = x.fma(factor, x5);
            y5 = y.fma(factor, y5);
            factor = FloatVector.broadcast(SPECIES, a[r6 + term]);
            x6 = x.fma(factor, x6);
            y6 = y.fma(factor, y6);
            factor = FloatVector.broadcast(SPECIES, a[r7 + term]);
            x7 = x.fma(factor, x7);
            y7 = y.fma(factor, y7);
        }
        if (isMore) {
            x0.add(FloatVector.fromArray(SPECIES, sums, to)).intoArray(sums, to);
            y0.add(FloatVector.fromArray(SPECIES, sums, to + LANES)).intoArray(sums, to + LANES);
            x1.add(FloatVector.fromArray(SPECIES, sums, to + next)).intoArray(sums, to + next);
            y1.add(FloatVector.fromArray(SPECIES, sums, to + next + LANES)).intoArray(sums, to + next + LANES);
            x2.add(FloatVector.fromArray(SPECIES, sums, to + 2 * next)).intoArray(sums, to + 2 * next);
            y2.add(FloatVector.fromArray(SPECIES, sums, to + 2 * next + LANES)).intoArray(sums, to + 2 * next + LANES);
            x3.add(FloatVector.fromArray(SPECIES, sums, to + 3 * next)).intoArray(sums, to + 3 * next);
            y3.add(FloatVector.fromArray(SPECIES, sums, to + 3 * next + LANES)).intoArray(sums, to + 3 * next + LANES);
            x4.add(FloatVector.fromArray(SPECIES, sums, to + 4 * next)).intoArray(sums, to + 4 * next);
            y4.add(FloatVector.fromArray(SPECIES, sums, to + 4 * next + LANES)).intoArray(sums, to + 4 * next + LANES);
            x5.add(FloatVector.fromArray(SPECIES, sums, to + 5 * next)).intoArray(sums, to + 5 * next);
            y5.add(FloatVector.fromArray(SPECIES, sums, to + 5 * next + LANES)).intoArray(sums, to + 5 * next + LANES);
            x6.add(FloatVector.fromArray(SPECIES, sums, to + 6 * next)).intoArray(sums, to + 6 * next);
            y6.add(FloatVector.fromArray(SPECIES, sums, to + 6 * next + LANES)).intoArray(sums, to + 6 * next + LANES);
            x7.add(FloatVector.fromArray(SPECIES, sums, to + 7 * next)).intoArray(sums, to + 7 * next);
            y7.add(FloatVector.fromArray(SPECIES, sums, to + 7 * next + LANES)).intoArray(sums, to + 7 * next + LANES);
        } else {
            x0.intoArray(sums, to);
            y0.intoArray(sums, to + LANES);
            x1.intoArray(sums, to + next);
            y1.intoArray(sums, to + next + LANES);
            x2.intoArray(sums, to + 2 * next);
            y2.intoArray(sums, to + 2 * next + LANES);
            x3.intoArray(sums, to + 3 * next);
            y3.intoArray(sums, to + 3 * next + LANES);
            x4.intoArray(sums, to + 4 * next);
            y4.intoArray(sums, to + 4 * next + LANES);
            x5.intoArray(sums, to + 5 * next);
            y5.intoArray(sums, to + 5 * next + LANES);
            x6.intoArray(sums, to + 6 * next);
            y6.intoArray(sums, to + 6 * next + LANES);
            x7.intoArray(sums, to + 7 * next);
            y7.intoArray(sums, to + 7 * next + LANES);
        }
    }
}
