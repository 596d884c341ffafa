package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.14: when pooling rounds up. */
public final class CeilMode {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** A side of the output. */
        int side(int n, int kernel, int stride, int padding, boolean ceil);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.14", "When pooling rounds up", Answer.class, Tests.class)
            .lesson(4)
            .covers("S1.5")
            .task("""
                Sizes are whole numbers. A convolution rounds down; pooling may round up (ceil_mode): then a last window that hangs over the end counts
                as well, unless it would start in the padding at the right, beyond n + padding cells. Write the side of a pooling for both ways.""")
            .mistake(
                    (n, k, s, p, ceil) -> Tests.LIBRARY.side(n, k, s, p, false),
                    "you always rounded down; with ceil a last window may hang over.")
            .mistake(
                    (n, k, s, p, ceil) -> Tests.LIBRARY.side(n, k, s, p, true),
                    "you always rounded up; without ceil a last step that is not filled is dropped.")
            .mistake(
                    (n, k, s, p, ceil) -> (n + 2 * p - k + (ceil ? s - 1 : 0)) / s + 1,
                    "you kept a last window that starts in the right padding; it would read no cell of the map, so it is dropped.")
            .mistake((n, k, s, p, ceil) -> Tests.LIBRARY.side(n, k, s, 0, ceil), "you left the padding out.")
            .hints(
                    "Round down first. How do you round a division of whole numbers up?",
                    "Add stride − 1 before dividing. Then see where the last window starts.",
                    "The last window starts at (side − 1)·stride; if that is at least n + padding, there is one window fewer.");

    private CeilMode() {}

    static final class Tests {
        private static final Answer LIBRARY = (n, k, s, p, ceil) -> {
            Window window = kernel(k).stride(s).padding(p);
            return (ceil ? window.ceil() : window).outputSize(n, n).height();
        };

        @Points(1)
        @Order(1)
        @DisplayName("rounding down")
        void floor(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.side(32, 3, 2, 0, false),
                            a -> a.side(5, 2, 2, 0, false),
                            a -> a.side(7, 3, 2, 1, false));
        }

        @Points(1)
        @Order(2)
        @DisplayName("rounding up")
        void ceil(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.side(32, 3, 2, 0, true), a -> a.side(5, 2, 2, 0, true), a -> a.side(4, 2, 2, 0, true));
        }

        @Points(1)
        @Order(3)
        @DisplayName("a last window in the padding is dropped")
        void dropped(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.side(3, 2, 2, 1, true), a -> a.side(4, 1, 2, 0, true), a -> a.side(10, 2, 4, 1, true));
        }

        @Points(1)
        @Order(4)
        @DisplayName("random windows")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(60, r -> {
                int k = r.nextInt(1, 6);
                int p = r.nextInt(0, k / 2 + 1);
                int s = r.nextInt(1, 6);
                int n = r.nextInt(5, 30);
                boolean ceil = r.nextBoolean();
                return a -> a.side(n, k, s, p, ceil);
            });
        }
    }
}
