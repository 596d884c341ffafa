package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.8: what stride saves. */
public final class StrideSavings {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Positions with the stride, as a share of those with stride 1. */
        double share(int n, int kernel, int padding, int stride);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.8", "What stride saves", Answer.class, Tests.class)
            .lesson(5)
            .covers("S4.2")
            .task("""
                Every position of a square kernel on a square image costs the same. What share of the positions of stride 1 is left with a larger stride, as a number from 0 to 1? It is
                about 1/s², but count exactly.""")
            .mistake((n, k, p, s) -> 1.0 / s, "you saved along one axis only; the stride works on rows and columns.")
            .mistake(
                    (n, k, p, s) -> Math.sqrt(Tests.LIBRARY.share(n, k, p, s)),
                    "you counted one axis only; positions are rows times columns.")
            .mistake(
                    (n, k, p, s) -> 1.0 / (s * s), "you took 1/s², which is nearly right; count the positions instead.")
            .mistake(
                    (n, k, p, s) -> (long) Tests.LIBRARY.share(n, k, p, s),
                    "you divided whole numbers, which rounds down to 0; make one of them a double.")
            .mistake(
                    (n, k, p, s) -> 1 - Tests.LIBRARY.share(n, k, p, s),
                    "you gave what is saved; the task asks for what is left.")
            .hints(
                    "How many positions are there along one axis, with and without the stride?",
                    "Square both numbers, then divide.",
                    "double with = (n + 2 * padding - kernel) / stride + 1; double without = n + 2 * padding - kernel + 1; return with * with / (without * without);");

    private StrideSavings() {}

    static final class Tests {
        private static final Answer LIBRARY = (n, k, p, s) ->
                (double) kernel(k).padding(p).stride(s).outputSize(n, n).area()
                        / kernel(k).padding(p).outputSize(n, n).area();

        @Points(1)
        @Order(1)
        @DisplayName("stride 2 on 28 and 224")
        void half(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.share(28, 3, 0, 2), a -> a.share(224, 3, 1, 2), a -> a.share(28, 3, 1, 1));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random windows")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                int k = r.nextInt(1, 8);
                int p = r.nextInt(0, 4);
                int s = r.nextInt(1, 6);
                int n = r.nextInt(8, 60);
                return a -> a.share(n, k, p, s);
            });
        }
    }
}
