package dev.stridebook.nn.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The values at 0, 1, -1, 2 and the leading coefficient. */
final class FivePoints extends Points {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    FivePoints() {
        super(1 / 2f, -1 / 2f, -1 / 6f, 1 / 6f, 1);
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
            FloatVector two = FloatVector.broadcast(SPECIES, 2);
            FloatVector odd = x3.sub(x1);
            odd.intoArray(to, o + 3 * toStep);
            x0.sub(x2).fma(two, odd).intoArray(to, o);
            FloatVector a = x3.sub(x2);
            FloatVector b = x1.sub(x2);
            a.sub(x1.add(x1)).intoArray(to, o + toStep);
            a.add(b.add(b)).intoArray(to, o + 2 * toStep);
            x4.sub(x2).sub(odd.add(odd)).intoArray(to, o + 4 * toStep);
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
            FloatVector two = FloatVector.broadcast(SPECIES, 2);
            FloatVector y0 = x0.add(x0);
            FloatVector y1 = x2.sub(x1).add(x4).fma(two, x0.add(x3).neg());
            FloatVector sum = x1.add(x2).add(x4);
            FloatVector y2 = x0.add(x2).fma(two, sum).neg();
            FloatVector y3 = x0.add(x3).add(x1.add(x2)).sub(x4.add(x4));
            FloatVector y4 = x4;
            if (isMore) {
                y0.add(FloatVector.fromArray(SPECIES, to, o)).intoArray(to, o);
                y1.add(FloatVector.fromArray(SPECIES, to, o + toStep)).intoArray(to, o + toStep);
                y2.add(FloatVector.fromArray(SPECIES, to, o + 2 * toStep)).intoArray(to, o + 2 * toStep);
                y3.add(FloatVector.fromArray(SPECIES, to, o + 3 * toStep)).intoArray(to, o + 3 * toStep);
                y4.add(FloatVector.fromArray(SPECIES, to, o + 4 * toStep)).intoArray(to, o + 4 * toStep);
            } else {
                y0.intoArray(to, o);
                y1.intoArray(to, o + toStep);
                y2.intoArray(to, o + 2 * toStep);
                y3.intoArray(to, o + 3 * toStep);
                y4.intoArray(to, o + 4 * toStep);
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
        FloatVector has2 = FloatVector.broadcast(SPECIES, count > 2 ? 1 : 0);
        FloatVector has3 = FloatVector.broadcast(SPECIES, count > 3 ? 1 : 0);
        for (int l = 0; l < lines; l++) {
            int i = at + l * line;
            int o = place + l * toLine;
            FloatVector x0 = FloatVector.fromArray(SPECIES, from, i);
            FloatVector x1 = FloatVector.fromArray(SPECIES, from, i + step);
            FloatVector x2 = FloatVector.fromArray(SPECIES, from, i + third).mul(has2);
            FloatVector x3 = FloatVector.fromArray(SPECIES, from, i + fourth).mul(has3);
            FloatVector four = FloatVector.broadcast(SPECIES, 4);
            FloatVector even = x0.add(x2);
            FloatVector odd = x1.add(x3);
            x0.intoArray(to, o);
            even.add(odd).intoArray(to, o + toStep);
            even.sub(odd).intoArray(to, o + 2 * toStep);
            FloatVector twos = x3.fma(four, x1);
            x2.fma(four, x0).add(twos.add(twos)).intoArray(to, o + 3 * toStep);
            FloatVector.fromArray(SPECIES, from, i + (count - 1) * step).intoArray(to, o + 4 * toStep);
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
            FloatVector sum = x1.add(x2);
            FloatVector difference = x1.sub(x2);
            FloatVector.fromArray(SPECIES, from, i).add(sum).add(x3).intoArray(to, o);
            x3.fma(FloatVector.broadcast(SPECIES, 2), difference).intoArray(to, o + toStep);
            if (count > 2) {
                x3.fma(FloatVector.broadcast(SPECIES, 4), sum).intoArray(to, o + 2 * toStep);
            }
            if (count > 3) {
                x3.fma(FloatVector.broadcast(SPECIES, 8), difference).intoArray(to, o + 3 * toStep);
            }
            int last = o + (count - 1) * toStep;
            FloatVector.fromArray(SPECIES, to, last)
                    .add(FloatVector.fromArray(SPECIES, from, i + 4 * step))
                    .intoArray(to, last);
        }
    }
}
