package dev.stridebook.nn.engine;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of matrices, {@link #ROWS} rows of two registers at a time, which stay in registers until they are complete. Numbers of the
 * first matrix are read side by side, along its lines or across them, so that Java checks the bounds of the array once for many of them.
 */
final class LaneProducts {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    static final int ROWS = 8;
    static final int LANES_OF_ROW = 2 * LANES;

    private LaneProducts() {}

    /** Returns where so many lines begin that lie one after another. */
    static int[] places(int count, int step) {
        int[] places = new int[count];
        Arrays.setAll(places, i -> i * step);
        return places;
    }

    /**
     * Computes rows of sums: {@code sums[to + j * next + lane] = Σ a[from + lines[first + j] + i] * b[at + i * step + lane]} over all i
     * below count, for all j below {@link #ROWS} and lanes below {@link #LANES_OF_ROW}.
     *
     * @param isMore whether they are added to what is there
     */
    static void ofLines(
            float[] a,
            int from,
            int[] lines,
            int first,
            int count,
            float[] b,
            int at,
            int step,
            float[] sums,
            int to,
            int next,
            boolean isMore) {
        int a0 = from + lines[first];
        int a1 = from + lines[first + 1];
        int a2 = from + lines[first + 2];
        int a3 = from + lines[first + 3];
        int a4 = from + lines[first + 4];
        int a5 = from + lines[first + 5];
        int a6 = from + lines[first + 6];
        int a7 = from + lines[first + 7];
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector x2 = FloatVector.zero(SPECIES);
        FloatVector y2 = FloatVector.zero(SPECIES);
        FloatVector x3 = FloatVector.zero(SPECIES);
        FloatVector y3 = FloatVector.zero(SPECIES);
        FloatVector x4 = FloatVector.zero(SPECIES);
        FloatVector y4 = FloatVector.zero(SPECIES);
        FloatVector x5 = FloatVector.zero(SPECIES);
        FloatVector y5 = FloatVector.zero(SPECIES);
        FloatVector x6 = FloatVector.zero(SPECIES);
        FloatVector y6 = FloatVector.zero(SPECIES);
        FloatVector x7 = FloatVector.zero(SPECIES);
        FloatVector y7 = FloatVector.zero(SPECIES);
        int line = at;
        for (int i = 0; i < count; i++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, line);
            FloatVector y = FloatVector.fromArray(SPECIES, b, line + LANES);
            FloatVector factor = FloatVector.broadcast(SPECIES, a[a0 + i]);
            x0 = x.fma(factor, x0);
            y0 = y.fma(factor, y0);
            factor = FloatVector.broadcast(SPECIES, a[a1 + i]);
            x1 = x.fma(factor, x1);
            y1 = y.fma(factor, y1);
            factor = FloatVector.broadcast(SPECIES, a[a2 + i]);
            x2 = x.fma(factor, x2);
            y2 = y.fma(factor, y2);
            factor = FloatVector.broadcast(SPECIES, a[a3 + i]);
            x3 = x.fma(factor, x3);
            y3 = y.fma(factor, y3);
            factor = FloatVector.broadcast(SPECIES, a[a4 + i]);
            x4 = x.fma(factor, x4);
            y4 = y.fma(factor, y4);
            factor = FloatVector.broadcast(SPECIES, a[a5 + i]);
            x5 = x.fma(factor, x5);
            y5 = y.fma(factor, y5);
            factor = FloatVector.broadcast(SPECIES, a[a6 + i]);
            x6 = x.fma(factor, x6);
            y6 = y.fma(factor, y6);
            factor = FloatVector.broadcast(SPECIES, a[a7 + i]);
            x7 = x.fma(factor, x7);
            y7 = y.fma(factor, y7);
            line += step;
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

    /** As {@link #ofLines}, of the transposed matrix: {@code Σ a[from + lines[i] + j] * b[at + i * step + lane]}. */
    static void ofColumns(
            float[] a,
            int from,
            int[] lines,
            int count,
            float[] b,
            int at,
            int step,
            float[] sums,
            int to,
            int next,
            boolean isMore) {
        FloatVector x0 = FloatVector.zero(SPECIES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector x1 = FloatVector.zero(SPECIES);
        FloatVector y1 = FloatVector.zero(SPECIES);
        FloatVector x2 = FloatVector.zero(SPECIES);
        FloatVector y2 = FloatVector.zero(SPECIES);
        FloatVector x3 = FloatVector.zero(SPECIES);
        FloatVector y3 = FloatVector.zero(SPECIES);
        FloatVector x4 = FloatVector.zero(SPECIES);
        FloatVector y4 = FloatVector.zero(SPECIES);
        FloatVector x5 = FloatVector.zero(SPECIES);
        FloatVector y5 = FloatVector.zero(SPECIES);
        FloatVector x6 = FloatVector.zero(SPECIES);
        FloatVector y6 = FloatVector.zero(SPECIES);
        FloatVector x7 = FloatVector.zero(SPECIES);
        FloatVector y7 = FloatVector.zero(SPECIES);
        int line = at;
        for (int i = 0; i < count; i++) {
            int column = from + lines[i];
            FloatVector x = FloatVector.fromArray(SPECIES, b, line);
            FloatVector y = FloatVector.fromArray(SPECIES, b, line + LANES);
            FloatVector factor = FloatVector.broadcast(SPECIES, a[column]);
            x0 = x.fma(factor, x0);
            y0 = y.fma(factor, y0);
            factor = FloatVector.broadcast(SPECIES, a[column + 1]);
            x1 = x.fma(factor, x1);
            y1 = y.fma(factor, y1);
            factor = FloatVector.broadcast(SPECIES, a[column + 2]);
            x2 = x.fma(factor, x2);
            y2 = y.fma(factor, y2);
            factor = FloatVector.broadcast(SPECIES, a[column + 3]);
            x3 = x.fma(factor, x3);
            y3 = y.fma(factor, y3);
            factor = FloatVector.broadcast(SPECIES, a[column + 4]);
            x4 = x.fma(factor, x4);
            y4 = y.fma(factor, y4);
            factor = FloatVector.broadcast(SPECIES, a[column + 5]);
            x5 = x.fma(factor, x5);
            y5 = y.fma(factor, y5);
            factor = FloatVector.broadcast(SPECIES, a[column + 6]);
            x6 = x.fma(factor, x6);
            y6 = y.fma(factor, y6);
            factor = FloatVector.broadcast(SPECIES, a[column + 7]);
            x7 = x.fma(factor, x7);
            y7 = y.fma(factor, y7);
            line += step;
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
