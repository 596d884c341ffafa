package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.11: how often a side can be halved. */
public final class Halvings {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** A side after some halvings, rounded down each time; 0 if it was 1 before the last of them. */
        int side(int side, int halvings);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.11", "How often can it be halved?", Answer.class, Tests.class)
            .lesson(3)
            .task("""
                A 2×2 window with stride 2 halves a side and rounds down. How long is the side after a number of halvings? 224 has 7 cells after five and
                1 after seven; after one more there is nothing left, 0.""")
            .mistake(
                    (side, halvings) -> (side + (1 << halvings) - 1) >> halvings,
                    "you rounded up; an odd cell at the end is dropped.")
            .mistake(
                    (side, halvings) -> halvings == 0 ? side : side / (2 * halvings),
                    "you divided by 2 · halvings; each halving starts from what the one before left.")
            .mistake((side, halvings) -> Math.max(0, side - 2 * halvings), "you subtracted; each halving divides by 2.")
            .mistake(
                    (side, halvings) -> Math.max(1, side >> halvings),
                    "you never went below 1; a window of 2 does not fit into one cell.")
            .hints(
                    "What is half of 7, rounded down? And half of that?",
                    "A loop that divides by 2 as often as asked.",
                    "for (int i = 0; i < halvings; i++) side = side / 2;");

    private Halvings() {}

    static final class Tests {
        private static final Answer LIBRARY = (side, halvings) -> {
            int left = side;
            for (int i = 0; i < halvings; i++) {
                left = left < 2 ? 0 : kernel(2).stride(2).outputSize(left, left).height();
            }
            return left;
        };

        @Points(1)
        @Order(1)
        @DisplayName("224")
        void lecture(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.side(224, 0),
                            a -> a.side(224, 1),
                            a -> a.side(224, 5),
                            a -> a.side(224, 6),
                            a -> a.side(224, 7),
                            a -> a.side(224, 8));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random sides")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                int side = r.nextInt(1, 300);
                int halvings = r.nextInt(0, 9);
                return a -> a.side(side, halvings);
            });
        }
    }
}
