package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.C3: does stride 2 halve the size? */
public final class HalfTheSize {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** A side of the map. */
        int side(int n);

        /** The map's cells. */
        long cells(int n);
    }

    private record Given(Judgement judgement, IntUnaryOperator sides, IntToLongFunction numbers) implements Answer {
        @Override
        public int side(int n) {
            return sides.applyAsInt(n);
        }

        @Override
        public long cells(int n) {
            return numbers.applyAsLong(n);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S4.C3", "Does stride 2 halve the size?", Answer.class, Tests.class)
            .lesson(5)
            .covers("S3.3", "S3.11")
            .task("""
                "Stride 2 makes the map half the size." An n×n image goes through a 3×3 kernel with padding 1 and stride 2. Write the side of the map and the number of its cells. Is the
                claim true for either, whatever one means by size? Judge it.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests.SIDE, Tests.CELLS),
                    "your functions are right: the side is halved; how many of the cells are left?")
            .mistake(
                    () -> new Given(Judgement.FALSE, Tests.SIDE, Tests.CELLS),
                    "your functions are right: only a quarter of the cells is left, but what about the side?")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), Tests.SIDE, n -> (long) n * n / 2),
                    "you halved the cells; rows and columns are both halved.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), n -> n / 2, n -> (long) (n / 2) * (n / 2)),
                    "you divided by 2; with an odd side the formula gives one more: ⌊(n + 2 − 3)/2⌋ + 1.")
            .hints(
                    "Compute both for n = 28.",
                    "side = ⌊(n + 2 − 3)/2⌋ + 1, cells = side².",
                    "28 becomes 14, half; 784 cells become 196, a quarter.");

    private HalfTheSize() {}

    static final class Tests {
        private static final IntUnaryOperator SIDE =
                n -> kernel(3).padding(1).stride(2).outputSize(n, n).height();
        private static final IntToLongFunction CELLS =
                n -> kernel(3).padding(1).stride(2).outputSize(n, n).area();
        private static final Answer LIBRARY = new Given(
                SIDE.applyAsInt(28) != 14
                        ? Judgement.FALSE
                        : CELLS.applyAsLong(28) == 28 * 28 / 2 ? Judgement.TRUE : Judgement.DEPENDS,
                SIDE,
                CELLS);

        @Points(1)
        @Order(1)
        @DisplayName("even sides")
        void even(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.side(28), a -> a.cells(28), a -> a.side(8), a -> a.cells(8));
        }

        @Points(1)
        @Order(2)
        @DisplayName("odd sides")
        void odd(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.side(7), a -> a.cells(7), a -> a.side(1), a -> a.cells(1));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "Compare side(28) with 28, and cells(28) with 28·28.");
        }
    }
}
