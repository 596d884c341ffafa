package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The values at 0, 1, -1, 2, -2, 1/2, -1/2 and the leading coefficient. */
final class EightPoints extends Points {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    EightPoints() {
        super(-1, -2 / 9f, -2 / 9f, 1 / 90f, 1 / 90f, 32 / 45f, 32 / 45f, 1);
    }

    @Override
    void ofCells(float[] from, int at, int step, int line, int lines, float[] to, int place, int toStep, int toLine) {
        for (int l = 0; l < lines; l++) {
            int i = at + l * line;
            int o = place + l * toLine;
            FloatVector x0 = FloatVector.fromArray(SPECIES, from, i);
            FloatVector x1 = FloatVector.fromArray(SPECIES, from, i + step);
            FloatVector x2 = FloatVector.fromArray(SPECIES, from, i + 2 * step);
            FloatVector x3 = FloatVector.fromArray(SPECIES, from, i + 3 * step);
            FloatVector x4 = FloatVector.fromArray(SPECIES, from, i + 4 * step);
            FloatVector x5 = FloatVector.fromArray(SPECIES, from, i + 5 * step);
            FloatVector x6 = FloatVector.fromArray(SPECIES, from, i + 6 * step);
            FloatVector x7 = FloatVector.fromArray(SPECIES, from, i + 7 * step);
            FloatVector most = FloatVector.broadcast(SPECIES, 5.25f);
            x2.sub(x4).fma(most, x6.sub(x0)).intoArray(to, o);
            x3.sub(x5).fma(most, x7.sub(x1)).intoArray(to, o + 7 * toStep);
            FloatVector even = x4.fma(FloatVector.broadcast(SPECIES, -4.25f), x6.add(x2));
            FloatVector odd = x3.fma(FloatVector.broadcast(SPECIES, -4.25f), x5.add(x1));
            even.add(odd).intoArray(to, o + toStep);
            even.sub(odd).intoArray(to, o + 2 * toStep);
            FloatVector quarter = FloatVector.broadcast(SPECIES, 0.25f);
            FloatVector two = FloatVector.broadcast(SPECIES, 2);
            even = x2.fma(quarter, x4.fma(FloatVector.broadcast(SPECIES, -1.25f), x6));
            odd = x1.fma(quarter, x3.fma(FloatVector.broadcast(SPECIES, -1.25f), x5));
            odd.fma(two, even).intoArray(to, o + 3 * toStep);
            odd.fma(two.neg(), even).intoArray(to, o + 4 * toStep);
            FloatVector four = FloatVector.broadcast(SPECIES, 4);
            FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
            even = x2.fma(four, x4.fma(FloatVector.broadcast(SPECIES, -5), x6));
            odd = x1.fma(four, x3.fma(FloatVector.broadcast(SPECIES, -5), x5));
            odd.fma(half, even).intoArray(to, o + 5 * toStep);
            odd.fma(half.neg(), even).intoArray(to, o + 6 * toStep);
        }
    }

    @Override
    void toCells(
            float[] from,
            int at,
            int step,
            int line,
            int lines,
            float[] to,
            int place,
            int toStep,
            int toLine,
            boolean isMore) {
        for (int l = 0; l < lines; l++) {
            int i = at + l * line;
            int o = place + l * toLine;
            FloatVector x0 = FloatVector.fromArray(SPECIES, from, i);
            FloatVector x1 = FloatVector.fromArray(SPECIES, from, i + step);
            FloatVector x2 = FloatVector.fromArray(SPECIES, from, i + 2 * step);
            FloatVector x3 = FloatVector.fromArray(SPECIES, from, i + 3 * step);
            FloatVector x4 = FloatVector.fromArray(SPECIES, from, i + 4 * step);
            FloatVector x5 = FloatVector.fromArray(SPECIES, from, i + 5 * step);
            FloatVector x6 = FloatVector.fromArray(SPECIES, from, i + 6 * step);
            FloatVector x7 = FloatVector.fromArray(SPECIES, from, i + 7 * step);
            FloatVector sum = x1.add(x2);
            FloatVector difference = x1.sub(x2);
            FloatVector sumOfTwos = x3.add(x4);
            FloatVector twos = x3.sub(x4);
            twos = twos.add(twos);
            FloatVector sumOfHalves = x5.add(x6);
            FloatVector halves = x5.sub(x6).mul(0.5f);
            FloatVector most = FloatVector.broadcast(SPECIES, 5.25f);
            FloatVector four = FloatVector.broadcast(SPECIES, 4);
            FloatVector quarter = FloatVector.broadcast(SPECIES, 0.25f);
            FloatVector minusFive = FloatVector.broadcast(SPECIES, -5);
            FloatVector ofTwos = FloatVector.broadcast(SPECIES, -1.25f);
            FloatVector ofOnes = FloatVector.broadcast(SPECIES, -4.25f);
            FloatVector y0 = x0.neg();
            FloatVector y2 = x0.fma(most, sumOfTwos.fma(quarter, sumOfHalves.fma(four, sum)));
            FloatVector y4 = x0.fma(most.neg(), sumOfTwos.fma(ofTwos, sumOfHalves.fma(minusFive, sum.mul(ofOnes))));
            FloatVector y6 = x0.add(sum).add(sumOfTwos.add(sumOfHalves));
            FloatVector y1 = twos.fma(quarter, halves.fma(four, difference.sub(x7)));
            FloatVector y3 = x7.fma(most, twos.fma(ofTwos, halves.fma(minusFive, difference.mul(ofOnes))));
            FloatVector y5 = x7.fma(most.neg(), difference.add(twos).add(halves));
            FloatVector y7 = x7;
            if (isMore) {
                y0.add(FloatVector.fromArray(SPECIES, to, o)).intoArray(to, o);
                y2.add(FloatVector.fromArray(SPECIES, to, o + 2 * toStep)).intoArray(to, o + 2 * toStep);
                y4.add(FloatVector.fromArray(SPECIES, to, o + 4 * toStep)).intoArray(to, o + 4 * toStep);
                y6.add(FloatVector.fromArray(SPECIES, to, o + 6 * toStep)).intoArray(to, o + 6 * toStep);
                y1.add(FloatVector.fromArray(SPECIES, to, o + toStep)).intoArray(to, o + toStep);
                y3.add(FloatVector.fromArray(SPECIES, to, o + 3 * toStep)).intoArray(to, o + 3 * toStep);
                y5.add(FloatVector.fromArray(SPECIES, to, o + 5 * toStep)).intoArray(to, o + 5 * toStep);
                y7.add(FloatVector.fromArray(SPECIES, to, o + 7 * toStep)).intoArray(to, o + 7 * toStep);
            } else {
                y0.intoArray(to, o);
                y2.intoArray(to, o + 2 * toStep);
                y4.intoArray(to, o + 4 * toStep);
                y6.intoArray(to, o + 6 * toStep);
                y1.intoArray(to, o + toStep);
                y3.intoArray(to, o + 3 * toStep);
                y5.intoArray(to, o + 5 * toStep);
                y7.intoArray(to, o + 7 * toStep);
            }
        }
    }

    @Override
    void ofCoefficients(
            float[] from,
            int at,
            int step,
            int line,
            int lines,
            int count,
            float[] to,
            int place,
            int toStep,
            int toLine) {
        // What a line does not have is read from its beginning, and counts nothing.
        int i2 = count > 2 ? 2 * step : 0;
        int i3 = count > 3 ? 3 * step : 0;
        int i4 = count > 4 ? 4 * step : 0;
        int i5 = count > 5 ? 5 * step : 0;
        int i6 = count > 6 ? 6 * step : 0;
        float has2 = count > 2 ? 1 : 0;
        float has3 = count > 3 ? 1 : 0;
        float has4 = count > 4 ? 1 : 0;
        float has5 = count > 5 ? 1 : 0;
        float has6 = count > 6 ? 1 : 0;
        for (int l = 0; l < lines; l++) {
            int i = at + l * line;
            int o = place + l * toLine;
            FloatVector x0 = FloatVector.fromArray(SPECIES, from, i);
            FloatVector x1 = FloatVector.fromArray(SPECIES, from, i + step);
            FloatVector x2 = FloatVector.fromArray(SPECIES, from, i + i2).mul(has2);
            FloatVector x3 = FloatVector.fromArray(SPECIES, from, i + i3).mul(has3);
            FloatVector x4 = FloatVector.fromArray(SPECIES, from, i + i4).mul(has4);
            FloatVector x5 = FloatVector.fromArray(SPECIES, from, i + i5).mul(has5);
            FloatVector x6 = FloatVector.fromArray(SPECIES, from, i + i6).mul(has6);
            x0.intoArray(to, o);
            FloatVector even = x0.add(x2).add(x4.add(x6));
            FloatVector odd = x1.add(x3).add(x5);
            even.add(odd).intoArray(to, o + toStep);
            even.sub(odd).intoArray(to, o + 2 * toStep);
            FloatVector two = FloatVector.broadcast(SPECIES, 2);
            FloatVector four = FloatVector.broadcast(SPECIES, 4);
            even = x6.fma(four, x4).fma(four, x2).fma(four, x0);
            odd = x5.fma(four, x3).fma(four, x1);
            odd.fma(two, even).intoArray(to, o + 3 * toStep);
            odd.fma(two.neg(), even).intoArray(to, o + 4 * toStep);
            FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
            FloatVector quarter = FloatVector.broadcast(SPECIES, 0.25f);
            even = x6.fma(quarter, x4).fma(quarter, x2).fma(quarter, x0);
            odd = x5.fma(quarter, x3).fma(quarter, x1);
            odd.fma(half, even).intoArray(to, o + 5 * toStep);
            odd.fma(half.neg(), even).intoArray(to, o + 6 * toStep);
            FloatVector.fromArray(SPECIES, from, i + (count - 1) * step).intoArray(to, o + 7 * toStep);
        }
    }

    @Override
    void toCoefficients(
            float[] from,
            int at,
            int step,
            int line,
            int lines,
            int count,
            float[] to,
            int place,
            int toStep,
            int toLine) {
        for (int l = 0; l < lines; l++) {
            int i = at + l * line;
            int o = place + l * toLine;
            FloatVector x1 = FloatVector.fromArray(SPECIES, from, i + step);
            FloatVector x2 = FloatVector.fromArray(SPECIES, from, i + 2 * step);
            FloatVector x3 = FloatVector.fromArray(SPECIES, from, i + 3 * step);
            FloatVector x4 = FloatVector.fromArray(SPECIES, from, i + 4 * step);
            FloatVector x5 = FloatVector.fromArray(SPECIES, from, i + 5 * step);
            FloatVector x6 = FloatVector.fromArray(SPECIES, from, i + 6 * step);
            FloatVector sum = x1.add(x2);
            FloatVector difference = x1.sub(x2);
            FloatVector sumOfTwos = x3.add(x4);
            FloatVector twos = x3.sub(x4);
            FloatVector sumOfHalves = x5.add(x6);
            FloatVector halves = x5.sub(x6);
            FloatVector.fromArray(SPECIES, from, i)
                    .add(sum)
                    .add(sumOfTwos.add(sumOfHalves))
                    .intoArray(to, o);
            sum(twos, 2, halves, difference).intoArray(to, o + toStep);
            if (count > 2) {
                sum(sumOfTwos, 4, sumOfHalves, sum).intoArray(to, o + 2 * toStep);
            }
            if (count > 3) {
                sum(twos, 8, halves, difference).intoArray(to, o + 3 * toStep);
            }
            if (count > 4) {
                sum(sumOfTwos, 16, sumOfHalves, sum).intoArray(to, o + 4 * toStep);
            }
            if (count > 5) {
                sum(twos, 32, halves, difference).intoArray(to, o + 5 * toStep);
            }
            if (count > 6) {
                sum(sumOfTwos, 64, sumOfHalves, sum).intoArray(to, o + 6 * toStep);
            }
            int last = o + (count - 1) * toStep;
            FloatVector.fromArray(SPECIES, to, last)
                    .add(FloatVector.fromArray(SPECIES, from, i + 7 * step))
                    .intoArray(to, last);
        }
    }

    /** Returns what the pairs 2 and 1/2, with a power of 2, and 1 put in. */
    private static FloatVector sum(FloatVector twos, float power, FloatVector halves, FloatVector ones) {
        return twos.fma(
                FloatVector.broadcast(SPECIES, power), halves.fma(FloatVector.broadcast(SPECIES, 1 / power), ones));
    }
}
