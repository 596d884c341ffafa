package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.ShiftInvariance;
import dev.stridebook.course.exercise.ShiftInvariance.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link ShiftInvariance}. */
public final class GradedShiftInvariance implements Graded<Answer> {
    /** Computes the cells that are kept from a line, stride and shift. */
    @FunctionalInterface
    private interface Strided {
        double[] of(double[] line, int stride, int shift);
    }

    private record Given(Judgement judgement, Strided function) implements Answer {
        @Override
        public double[] strided(double[] line, int stride, int shift) {
            return function.of(line, stride, shift);
        }
    }

    private static final double[] SPIKE = {0, 0, 9, 0, 0, 0, 0, 0};
    private static final Answer LIBRARY = new Given(
            survives(2) && survives(1) ? Judgement.TRUE : survives(2) ? Judgement.DEPENDS : Judgement.FALSE,
            GradedShiftInvariance::stridedByLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedShiftInvariance::stridedByLibrary)),
                mistake("judged-false", new Given(Judgement.FALSE, GradedShiftInvariance::stridedByLibrary)),
                mistake(
                        "moved-the-cells-to-the-left",
                        new Given(
                                LIBRARY.judgement(),
                                (line, stride, shift) ->
                                        stridedByLibrary(line, stride, line.length - shift % line.length))),
                mistake(
                        "left-the-shift-out",
                        new Given(LIBRARY.judgement(), (line, stride, shift) -> stridedByLibrary(line, stride, 0))),
                mistake(
                        "left-the-stride-out",
                        new Given(LIBRARY.judgement(), (line, stride, shift) -> stridedByLibrary(line, 1, shift))));
    }

    @Points(1)
    @Order(1)
    void spike(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.strided(SPIKE, 2, 0), a -> a.strided(SPIKE, 2, 1), a -> a.strided(SPIKE, 2, 2));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[] line = Library.image(r, 1, r.nextInt(2, 10))[0];
            int stride = r.nextInt(1, 4);
            int shift = r.nextInt(0, 8);
            return a -> a.strided(line, stride, shift);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static double[] stridedByLibrary(double[] line, int stride, int shift) {
        return IntStream.iterate(0, i -> i < line.length, i -> i + stride)
                .mapToDouble(i -> line[Math.floorMod(i - shift, line.length)])
                .toArray();
    }

    /** Returns whether the spike is still visible. */
    private static boolean survives(int shift) {
        return Arrays.stream(stridedByLibrary(SPIKE, 2, shift)).anyMatch(cell -> cell > 0);
    }
}
