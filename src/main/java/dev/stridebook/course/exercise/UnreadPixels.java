package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Axis;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.2: which share of the pixels a large stride never reads. */
public final class UnreadPixels {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The share of the pixels that no position of the kernel reads, from 0 to 1. */
        double unread(int n, int kernel, int stride);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S4.2", "Pixels that are never read", Answer.class, Tests.class)
            .lesson(5)
            .task("""
                A kernel without padding moves over an n×n image. With a large stride, or where the last step is not filled, pixels are never read. Which share of all pixels is that? On
                224, a kernel of 11 with stride 12 never reads 21.9 %, a kernel of 3 with stride 12 never reads 93.5 %.""")
            .mistake((n, k, s) -> 1 - Tests.LIBRARY.unread(n, k, s), "you gave the share that is read.")
            .mistake(
                    (n, k, s) -> 1 - Math.sqrt(1 - Tests.LIBRARY.unread(n, k, s)),
                    "you counted one axis only; a pixel is read if its row and its column are.")
            .mistake(
                    (n, k, s) -> Math.pow(1 - Math.sqrt(1 - Tests.LIBRARY.unread(n, k, s)), 2),
                    "you squared the unread share; a pixel is unread if its row or its column is.")
            .mistake(
                    (n, k, s) -> s <= k ? 0 : 1 - (double) k * k / (s * s),
                    "you looked at the gaps alone; what is left at the end counts too.")
            .hints(
                    "Look at one axis: which of its cells lie under some position?",
                    "Mark the cells in a boolean[n]. A pixel is read if both its row and its column are.",
                    "With r cells read along an axis, the share is 1 − r·r / (n·n).");

    private UnreadPixels() {}

    static final class Tests {
        private static final Answer LIBRARY = (n, k, s) -> {
            double read = Arrays.stream(
                            kernel(k).stride(s).axis(Axis.WIDTH).slideOver(n).reads())
                    .filter(reads -> reads > 0)
                    .count();
            return 1 - read * read / ((double) n * n);
        };

        @Points(1)
        @Order(1)
        @DisplayName("stride 12 on 224")
        void forum(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.unread(224, 11, 12), a -> a.unread(224, 3, 12));
        }

        @Points(1)
        @Order(2)
        @DisplayName("what is left at the end")
        void rest(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.unread(28, 3, 2),
                            a -> a.unread(28, 3, 1),
                            a -> a.unread(5, 2, 2),
                            a -> a.unread(6, 2, 3));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random windows")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                int n = r.nextInt(6, 50);
                int k = r.nextInt(1, 7);
                int s = r.nextInt(1, 12);
                return a -> a.unread(n, k, s);
            });
        }
    }
}
