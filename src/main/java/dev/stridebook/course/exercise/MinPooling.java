package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.shape.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.4: min pooling, with both ways of rounding. */
public final class MinPooling {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The minimum of each window. */
        double[][] minPool(double[][] image, int kernel, boolean ceil);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.4", "Min pooling", Answer.class, Tests.class)
            .lesson(4)
            .covers("S3.14", "S4.C8")
            .task("""
                Min pooling is so uncommon that no framework has a layer for it, but it is quickly written: square windows side by side, the smallest number of
                each. A forum's matrix of 3×4 with the numbers 1 to 12 gives [[1, 3]] under 2×2. With ceil, windows that hang over the end count with the cells
                that they have: [[1, 3], [9, 11]].""")
            .mistake(
                    (image, k, ceil) -> Library.apply(new MaxPool2d(window(k, ceil)), image),
                    "you took the largest; min pooling keeps the smallest.")
            .mistake(
                    (image, k, ceil) -> Tests.LIBRARY.minPool(image, k, false),
                    "you always rounded down; with ceil a last window may hang over.")
            .mistake(
                    (image, k, ceil) -> Tests.LIBRARY.minPool(image, k, true),
                    "you always rounded up; without ceil windows that are not full are dropped.")
            .mistake(
                    (image, k, ceil) -> Library.map(Tests.LIBRARY.minPool(image, k, ceil), (y, x, v) -> Math.min(0, v)),
                    "you started the minimum at 0; start with the window's first cell.")
            .mistake(
                    (image, k, ceil) -> Library.apply(new MinPool2d(kernel(k)), image),
                    "you moved by one cell; the windows lie side by side.")
            .hints(
                    "Max pooling with one sign changed: minpool(x) = −maxpool(−x).",
                    "With ceil there are (n + kernel − 1) / kernel windows along an axis; stop each at the map's end.",
                    "for (int row = i * kernel; row < Math.min((i + 1) * kernel, image.length); row++) …");

    private MinPooling() {}

    private static Window window(int k, boolean ceil) {
        Window window = kernel(k).stride(k);
        return ceil ? window.ceil() : window;
    }

    static final class Tests {
        private static final Answer LIBRARY = (image, k, ceil) -> Library.apply(new MinPool2d(window(k, ceil)), image);

        @Points(1)
        @Order(1)
        @DisplayName("the forum's matrix, rounded down")
        void floor(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.minPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}, 2, false));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the forum's matrix, rounded up")
        void ceil(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.minPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}, 2, true));
        }

        @Points(2)
        @Order(3)
        @DisplayName("random maps")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                double[][] image = Library.image(r, r.nextInt(3, 9), r.nextInt(3, 9));
                int k = r.nextInt(1, 4);
                boolean ceil = r.nextBoolean();
                return a -> a.minPool(image, k, ceil);
            });
        }
    }
}
