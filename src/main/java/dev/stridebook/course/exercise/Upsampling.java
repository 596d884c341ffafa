package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.TransposedWindow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S2.6: the size after a transposed convolution. */
public final class Upsampling {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** A side of the output. */
        int outputSize(int n, int kernel, int stride, int padding);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S2.6", "The size after a transposed convolution", Answer.class, Tests.class)
            .lesson(2)
            .covers("S2.C4")
            .task("""
                A convolution can keep an image's size or make it smaller; to make it larger takes a transposed convolution, which is the same window run
                backwards. Its n input cells stand stride cells apart, each spreads over kernel cells, and padding is cut away on both sides.
                Write the side of its output.""")
            .mistake(
                    (n, k, s, p) -> n * s,
                    "you multiplied by the stride; that is right only if the kernel and the padding happen to fit.")
            .mistake(
                    (n, k, s, p) -> (n + 2 * p - k) / s + 1,
                    "you wrote the size of a convolution; a transposed one goes the other way.")
            .mistake((n, k, s, p) -> (n - 1) * s + k + 2 * p, "you added the padding; here it is cut away.")
            .mistake((n, k, s, p) -> n * s + k - 2 * p, "you counted n steps; between n cells there are n − 1.")
            .mistake((n, k, s, p) -> (n - 1) * s + k - p, "you cut the padding away on one side only.")
            .hints(
                    "How far apart do the first and the last input cell stand in the output?",
                    "They stand (n − 1)·stride apart, and the last one still spreads over the kernel. Then cut away the padding on both sides.",
                    "(n − 1)·stride + kernel − 2·padding.");

    private Upsampling() {}

    static final class Tests {
        private static final Answer LIBRARY =
                (n, k, s, p) -> TransposedWindow.of(kernel(k).stride(s).padding(p))
                        .outputSize(n, n)
                        .height();

        @Points(1)
        @Order(1)
        @DisplayName("kernel 2, stride 2 doubles")
        void doubling(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.outputSize(12, 2, 2, 0), a -> a.outputSize(7, 2, 2, 0));
        }

        @Points(1)
        @Order(2)
        @DisplayName("kernel 4, stride 2, padding 1")
        void padded(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.outputSize(4, 4, 2, 1), a -> a.outputSize(1, 4, 2, 1));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random windows")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                int k = r.nextInt(1, 7);
                int p = r.nextInt(0, (k + 1) / 2);
                int s = r.nextInt(1, 5);
                int n = r.nextInt(1, 20);
                return a -> a.outputSize(n, k, s, p);
            });
        }
    }
}
