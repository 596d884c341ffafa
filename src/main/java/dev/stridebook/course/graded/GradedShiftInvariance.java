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
                        new Given(LIBRARY.judgement(), (line, stride, shift) -> stridedByLibrary(line, 1, shift))),
                mistake(
                        "let-the-end-fall-off",
                        new Given(
                                LIBRARY.judgement(),
                                (line, stride, shift) -> stridedByLibrary(fallingOff(line, shift), stride, 0))),
                mistake(
                        "kept-first-and-shifted-then",
                        new Given(
                                LIBRARY.judgement(),
                                (line, stride, shift) ->
                                        stridedByLibrary(stridedByLibrary(line, stride, 0), 1, shift))),
                mistake(
                        "dropped-an-incomplete-last-step",
                        new Given(
                                LIBRARY.judgement(),
                                (line, stride, shift) ->
                                        Arrays.copyOf(stridedByLibrary(line, stride, shift), line.length / stride))),
                mistake(
                        "shifted-by-so-many-strides",
                        new Given(
                                LIBRARY.judgement(),
                                (line, stride, shift) -> stridedByLibrary(line, stride, stride * shift))));
    }

    @Points(1)
    @Order(1)
    void spike(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.strided(SPIKE, 2, 0),
                        a -> a.strided(SPIKE, 2, 1),
                        a -> a.strided(SPIKE, 2, 2),
                        a -> a.strided(SPIKE, 2, 6),
                        a -> a.strided(SPIKE, 1, 0),
                        a -> a.strided(SPIKE, 3, 10),
                        a -> a.strided(new double[] {0.5, -1, 2}, 5, 1),
                        a -> a.strided(new double[] {4}, 1, 3));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[] line = Library.image(r, 1, r.nextInt(1, 12))[0];
            int stride = r.nextInt(1, 6);
            int shift = r.nextInt(0, 25);
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

    /** Moves a line to the right and fills it up with zeros. */
    private static double[] fallingOff(double[] line, int shift) {
        return IntStream.range(0, line.length)
                .mapToDouble(i -> i < shift ? 0 : line[i - shift])
                .toArray();
    }

    /** Returns whether the spike is still visible. */
    private static boolean survives(int shift) {
        return Arrays.stream(stridedByLibrary(SPIKE, 2, shift)).anyMatch(cell -> cell > 0);
    }
}
