package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The long loops of {@link Lanes} for 16 registers: they keep ten sums in them.
 */
final class NarrowLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    static final int ROWS = 5;
    static final int GRADIENTS = 5;
    static final int TAPS = 2;

    private NarrowLanes() {}

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
        int i0 = to + rows[row + 0];
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
            int w = first + 5 * t;
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
        FloatVector a0 = FloatVector.fromArray(SPECIES, before, from);
        FloatVector b0 = FloatVector.fromArray(SPECIES, before, from + LANES);
        FloatVector a1 = FloatVector.fromArray(SPECIES, before, from + 2 * LANES);
        FloatVector b1 = FloatVector.fromArray(SPECIES, before, from + 3 * LANES);
        FloatVector a2 = FloatVector.fromArray(SPECIES, before, from + 4 * LANES);
        FloatVector b2 = FloatVector.fromArray(SPECIES, before, from + 5 * LANES);
        FloatVector a3 = FloatVector.fromArray(SPECIES, before, from + 6 * LANES);
        FloatVector b3 = FloatVector.fromArray(SPECIES, before, from + 7 * LANES);
        FloatVector a4 = FloatVector.fromArray(SPECIES, before, from + 8 * LANES);
        FloatVector b4 = FloatVector.fromArray(SPECIES, before, from + 9 * LANES);
        for (int i = begin; i < end; i++) {
            int place = places[i];
            int next = i * LANES;
            FloatVector a = FloatVector.fromArray(SPECIES, images, place + x0);
            FloatVector b = FloatVector.fromArray(SPECIES, images, place + x1);
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
}
