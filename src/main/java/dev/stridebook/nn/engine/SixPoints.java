package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The values at 0, 1, -1, 2, -2 and the leading coefficient. */
final class SixPoints extends Points {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    SixPoints() {
        super(1 / 4f, -1 / 6f, -1 / 6f, 1 / 24f, 1 / 24f, 1);
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
            FloatVector minusFour = FloatVector.broadcast(SPECIES, -4);
            FloatVector minusFive = FloatVector.broadcast(SPECIES, -5);
            FloatVector four = FloatVector.broadcast(SPECIES, 4);
            x0.fma(four, x2.fma(minusFive, x4)).intoArray(to, o);
            FloatVector a = x2.fma(minusFour, x4);
            FloatVector b = x1.fma(minusFour, x3);
            a.add(b).intoArray(to, o + toStep);
            a.sub(b).intoArray(to, o + 2 * toStep);
            FloatVector c = x4.sub(x2);
            FloatVector d = x3.sub(x1);
            d = d.add(d);
            c.add(d).intoArray(to, o + 3 * toStep);
            c.sub(d).intoArray(to, o + 4 * toStep);
            x1.fma(four, x3.fma(minusFive, x5)).intoArray(to, o + 5 * toStep);
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
            FloatVector sum = x1.add(x2);
            FloatVector difference = x1.sub(x2);
            FloatVector sumOfTwos = x3.add(x4);
            FloatVector twos = x3.sub(x4);
            twos = twos.add(twos);
            FloatVector four = FloatVector.broadcast(SPECIES, 4);
            FloatVector minusFive = FloatVector.broadcast(SPECIES, -5);
            FloatVector y0 = x0.mul(four);
            FloatVector y1 = x5.sub(difference).fma(four, twos.neg());
            FloatVector y2 = x0.fma(minusFive, sum.fma(FloatVector.broadcast(SPECIES, -4), sumOfTwos.neg()));
            FloatVector y3 = x5.fma(minusFive, difference.add(twos));
            FloatVector y4 = x0.add(sum).add(sumOfTwos);
            FloatVector y5 = x5;
            if (isMore) {
                y0.add(FloatVector.fromArray(SPECIES, to, o)).intoArray(to, o);
                y1.add(FloatVector.fromArray(SPECIES, to, o + toStep)).intoArray(to, o + toStep);
                y2.add(FloatVector.fromArray(SPECIES, to, o + 2 * toStep)).intoArray(to, o + 2 * toStep);
                y3.add(FloatVector.fromArray(SPECIES, to, o + 3 * toStep)).intoArray(to, o + 3 * toStep);
                y4.add(FloatVector.fromArray(SPECIES, to, o + 4 * toStep)).intoArray(to, o + 4 * toStep);
                y5.add(FloatVector.fromArray(SPECIES, to, o + 5 * toStep)).intoArray(to, o + 5 * toStep);
            } else {
                y0.intoArray(to, o);
                y1.intoArray(to, o + toStep);
                y2.intoArray(to, o + 2 * toStep);
                y3.intoArray(to, o + 3 * toStep);
                y4.intoArray(to, o + 4 * toStep);
                y5.intoArray(to, o + 5 * toStep);
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
        int third = count > 2 ? 2 * step : 0;
        int fourth = count > 3 ? 3 * step : 0;
        int fifth = count > 4 ? 4 * step : 0;
        FloatVector one2 = FloatVector.broadcast(SPECIES, count > 2 ? 1 : 0);
        FloatVector one3 = FloatVector.broadcast(SPECIES, count > 3 ? 1 : 0);
        FloatVector one4 = FloatVector.broadcast(SPECIES, count > 4 ? 1 : 0);
        FloatVector two2 = FloatVector.broadcast(SPECIES, count > 2 ? 4 : 0);
        FloatVector two3 = FloatVector.broadcast(SPECIES, count > 3 ? 8 : 0);
        FloatVector two4 = FloatVector.broadcast(SPECIES, count > 4 ? 16 : 0);
        for (int l = 0; l < lines; l++) {
            int i = at + l * line;
            int o = place + l * toLine;
            FloatVector x0 = FloatVector.fromArray(SPECIES, from, i);
            FloatVector x1 = FloatVector.fromArray(SPECIES, from, i + step);
            FloatVector x2 = FloatVector.fromArray(SPECIES, from, i + third);
            FloatVector x3 = FloatVector.fromArray(SPECIES, from, i + fourth);
            FloatVector x4 = FloatVector.fromArray(SPECIES, from, i + fifth);
            x0.intoArray(to, o);
            FloatVector even = x2.fma(one2, x4.fma(one4, x0));
            FloatVector odd = x3.fma(one3, x1);
            even.add(odd).intoArray(to, o + toStep);
            even.sub(odd).intoArray(to, o + 2 * toStep);
            even = x2.fma(two2, x4.fma(two4, x0));
            odd = x3.fma(two3, x1.add(x1));
            even.add(odd).intoArray(to, o + 3 * toStep);
            even.sub(odd).intoArray(to, o + 4 * toStep);
            FloatVector.fromArray(SPECIES, from, i + (count - 1) * step).intoArray(to, o + 5 * toStep);
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
            FloatVector sum = x1.add(x2);
            FloatVector difference = x1.sub(x2);
            FloatVector sumOfTwos = x3.add(x4);
            FloatVector twos = x3.sub(x4);
            FloatVector.fromArray(SPECIES, from, i).add(sum).add(sumOfTwos).intoArray(to, o);
            twos.fma(FloatVector.broadcast(SPECIES, 2), difference).intoArray(to, o + toStep);
            if (count > 2) {
                sumOfTwos.fma(FloatVector.broadcast(SPECIES, 4), sum).intoArray(to, o + 2 * toStep);
            }
            if (count > 3) {
                twos.fma(FloatVector.broadcast(SPECIES, 8), difference).intoArray(to, o + 3 * toStep);
            }
            if (count > 4) {
                sumOfTwos.fma(FloatVector.broadcast(SPECIES, 16), sum).intoArray(to, o + 4 * toStep);
            }
            int last = o + (count - 1) * toStep;
            FloatVector.fromArray(SPECIES, to, last)
                    .add(FloatVector.fromArray(SPECIES, from, i + 5 * step))
                    .intoArray(to, last);
        }
    }
}
