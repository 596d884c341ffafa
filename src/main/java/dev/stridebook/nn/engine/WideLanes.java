package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The long loops of {@link Lanes} for the 32 registers of AVX-512: they keep 20 sums in registers. With 25 sums, or with more whole numbers
 * that are needed after the loop, Java's compiler sometimes has a few vectors in memory instead, and the loop takes three times as long.
 */
final class WideLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    static final int ROWS = 10;
    static final int GRADIENTS = 5;
    static final int TAPS = 4;

    private WideLanes() {}

    /** See {@link Lanes#add}. */
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
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 0]);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 0] + LANES);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 1]);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 1] + LANES);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 2]);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 2] + LANES);
        FloatVector a3 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 3]);
        FloatVector b3 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 3] + LANES);
        FloatVector a4 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 4]);
        FloatVector b4 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 4] + LANES);
        FloatVector a5 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 5]);
        FloatVector b5 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 5] + LANES);
        FloatVector a6 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 6]);
        FloatVector b6 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 6] + LANES);
        FloatVector a7 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 7]);
        FloatVector b7 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 7] + LANES);
        FloatVector a8 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 8]);
        FloatVector b8 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 8] + LANES);
        FloatVector a9 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 9]);
        FloatVector b9 = FloatVector.fromArray(SPECIES, sums, to + rows[row + 9] + LANES);
        for (int t = 0; t < count; t++) {
            int cell = at + cells[t];
            FloatVector a = FloatVector.fromArray(SPECIES, from, cell);
            FloatVector b = FloatVector.fromArray(SPECIES, from, cell + LANES);
            int w = first + 10 * t;
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
            weight = FloatVector.broadcast(SPECIES, weights[w + 5]);
            a5 = a.fma(weight, a5);
            b5 = b.fma(weight, b5);
            weight = FloatVector.broadcast(SPECIES, weights[w + 6]);
            a6 = a.fma(weight, a6);
            b6 = b.fma(weight, b6);
            weight = FloatVector.broadcast(SPECIES, weights[w + 7]);
            a7 = a.fma(weight, a7);
            b7 = b.fma(weight, b7);
            weight = FloatVector.broadcast(SPECIES, weights[w + 8]);
            a8 = a.fma(weight, a8);
            b8 = b.fma(weight, b8);
            weight = FloatVector.broadcast(SPECIES, weights[w + 9]);
            a9 = a.fma(weight, a9);
            b9 = b.fma(weight, b9);
        }
        a0.intoArray(sums, to + rows[row + 0]);
        b0.intoArray(sums, to + rows[row + 0] + LANES);
        a1.intoArray(sums, to + rows[row + 1]);
        b1.intoArray(sums, to + rows[row + 1] + LANES);
        a2.intoArray(sums, to + rows[row + 2]);
        b2.intoArray(sums, to + rows[row + 2] + LANES);
        a3.intoArray(sums, to + rows[row + 3]);
        b3.intoArray(sums, to + rows[row + 3] + LANES);
        a4.intoArray(sums, to + rows[row + 4]);
        b4.intoArray(sums, to + rows[row + 4] + LANES);
        a5.intoArray(sums, to + rows[row + 5]);
        b5.intoArray(sums, to + rows[row + 5] + LANES);
        a6.intoArray(sums, to + rows[row + 6]);
        b6.intoArray(sums, to + rows[row + 6] + LANES);
        a7.intoArray(sums, to + rows[row + 7]);
        b7.intoArray(sums, to + rows[row + 7] + LANES);
        a8.intoArray(sums, to + rows[row + 8]);
        b8.intoArray(sums, to + rows[row + 8] + LANES);
        a9.intoArray(sums, to + rows[row + 9]);
        b9.intoArray(sums, to + rows[row + 9] + LANES);
    }

    /** See {@link Lanes#addProducts}. */
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
        int g0 = first;
        int g1 = first + plane;
        int g2 = first + 2 * plane;
        int g3 = first + 3 * plane;
        int g4 = first + 4 * plane;
        int x0 = taps[tap];
        int x1 = taps[tap + 1];
        int x2 = taps[tap + 2];
        int x3 = taps[tap + 3];
        FloatVector a0 = FloatVector.fromArray(SPECIES, before, from);
        FloatVector b0 = FloatVector.fromArray(SPECIES, before, from + LANES);
        FloatVector c0 = FloatVector.fromArray(SPECIES, before, from + 2 * LANES);
        FloatVector d0 = FloatVector.fromArray(SPECIES, before, from + 3 * LANES);
        FloatVector a1 = FloatVector.fromArray(SPECIES, before, from + 4 * LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, before, from + 5 * LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, before, from + 6 * LANES);
        FloatVector d1 = FloatVector.fromArray(SPECIES, before, from + 7 * LANES);
        FloatVector a2 = FloatVector.fromArray(SPECIES, before, from + 8 * LANES);
        FloatVector b2 = FloatVector.fromArray(SPECIES, before, from + 9 * LANES);
        FloatVector c2 = FloatVector.fromArray(SPECIES, before, from + 10 * LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, before, from + 11 * LANES);
        FloatVector a3 = FloatVector.fromArray(SPECIES, before, from + 12 * LANES);
        FloatVector b3 = FloatVector.fromArray(SPECIES, before, from + 13 * LANES);
        FloatVector c3 = FloatVector.fromArray(SPECIES, before, from + 14 * LANES);
        FloatVector d3 = FloatVector.fromArray(SPECIES, before, from + 15 * LANES);
        FloatVector a4 = FloatVector.fromArray(SPECIES, before, from + 16 * LANES);
        FloatVector b4 = FloatVector.fromArray(SPECIES, before, from + 17 * LANES);
        FloatVector c4 = FloatVector.fromArray(SPECIES, before, from + 18 * LANES);
        FloatVector d4 = FloatVector.fromArray(SPECIES, before, from + 19 * LANES);
        for (int i = begin; i < end; i++) {
            int place = places[i];
            int next = i * LANES;
            FloatVector a = FloatVector.fromArray(SPECIES, images, place + x0);
            FloatVector b = FloatVector.fromArray(SPECIES, images, place + x1);
            FloatVector c = FloatVector.fromArray(SPECIES, images, place + x2);
            FloatVector d = FloatVector.fromArray(SPECIES, images, place + x3);
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
}
