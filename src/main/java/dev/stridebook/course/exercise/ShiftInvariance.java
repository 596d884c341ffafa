package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.C4: does stride make a network invariant to shifts? */
public final class ShiftInvariance {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Every stride-th cell of the line after it was shifted. */
        double[] strided(double[] line, int stride, int shift);
    }

    /** Cells from a line, stride and shift. */
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

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S4.C4", "Does stride make a network invariant to shifts?", Answer.class, Tests.class)
            .lesson(5)
            .task("""
                "With stride > 1 a network minds shifts less: what it sees stays the same, only moved." Write strided(line, stride, shift): move all cells of the line to the
                right by shift, so that those that fall off the end come back at the start, then keep the cells 0, stride, 2·stride and so on. Look at a single
                9 on a line of 8 zeros with stride 2, shifted by 1 and by 2, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::stridedByLibrary),
                    "your function is right; where is the 9 after a shift by 1?")
            .mistake(
                    () -> new Given(Judgement.FALSE, Tests::stridedByLibrary),
                    "your function is right; where is the 9 after a shift by 2?")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            (line, stride, shift) ->
                                    Tests.stridedByLibrary(line, stride, line.length - shift % line.length)),
                    "you moved the cells to the left.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            (line, stride, shift) -> Tests.stridedByLibrary(line, stride, 0)),
                    "you left the shift out.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(), (line, stride, shift) -> Tests.stridedByLibrary(line, 1, shift)),
                    "you left the stride out; only every stride-th cell is kept.")
            .hints(
                    "From which cell does the shifted line's cell i come?",
                    "shifted[(i + shift) % line.length] = line[i]; then keep every stride-th.",
                    "With stride 2 a shift by 2 moves the result by 1, but a shift by 1 loses the 9 altogether.");

    private ShiftInvariance() {}

    static final class Tests {
        private static final double[] SPIKE = {0, 0, 9, 0, 0, 0, 0, 0};
        private static final Answer LIBRARY = new Given(
                survives(2) && survives(1) ? Judgement.TRUE : survives(2) ? Judgement.DEPENDS : Judgement.FALSE,
                Tests::stridedByLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("a single 9")
        void spike(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.strided(SPIKE, 2, 0), a -> a.strided(SPIKE, 2, 1), a -> a.strided(SPIKE, 2, 2));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random lines")
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
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY)
                    .judge(Answer::judgement, "Where is the 9 after a shift by 2, and after a shift by 1?");
        }

        private static double[] stridedByLibrary(double[] line, int stride, int shift) {
            return IntStream.iterate(0, i -> i < line.length, i -> i + stride)
                    .mapToDouble(i -> line[Math.floorMod(i - shift, line.length)])
                    .toArray();
        }

        /** Whether the spike is still seen. */
        private static boolean survives(int shift) {
            return Arrays.stream(stridedByLibrary(SPIKE, 2, shift)).anyMatch(cell -> cell > 0);
        }
    }
}
