package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.4: max pooling by loops. */
public final class MaxPooling {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The maximum of each window. */
        double[][] maxPool(double[][] image, int kernel, int stride);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.4", "Max pooling", Answer.class, Tests.class)
            .lesson(4)
            .task("""
                A square window slides over a map, stride cells at a time, without padding; each number of the result is the largest in its window. Values may be negative.
                Steps that the map does not fill are dropped.""")
            .mistake(
                    (image, k, s) -> Library.map(Tests.LIBRARY.maxPool(image, k, s), (y, x, v) -> Math.max(0, v)),
                    "you started the maximum at 0, so negative windows give 0; start with the window's first cell.")
            .mistake(
                    (image, k, s) -> Library.apply(new AvgPool2d(kernel(k).stride(s)), image),
                    "you took the mean; max pooling keeps the largest.")
            .mistake(
                    (image, k, s) -> Tests.LIBRARY.maxPool(image, k, k),
                    "you moved by the kernel; the stride is given.")
            .mistake(
                    (image, k, s) ->
                            Library.apply(new MaxPool2d(kernel(k).stride(s).ceil()), image),
                    "you rounded up; a step that the map does not fill is dropped.")
            .mistake(
                    (image, k, s) -> Library.apply(new MinPool2d(kernel(k).stride(s)), image),
                    "you took the smallest; max pooling keeps the largest.")
            .hints(
                    "Where does the window of the output's cell (i, j) start?",
                    "At row i·stride and column j·stride. Go through its k·k cells and keep the largest.",
                    "Start with max = image[i * stride][j * stride], then max = Math.max(max, …) for each cell.");

    private MaxPooling() {}

    static final class Tests {
        private static final Answer LIBRARY =
                (image, k, s) -> Library.apply(new MaxPool2d(kernel(k).stride(s)), image);

        @Points(1)
        @Order(1)
        @DisplayName("2×2 windows side by side")
        void four(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.maxPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, 2, 2));
        }

        @Points(1)
        @Order(2)
        @DisplayName("negative values")
        void negative(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.maxPool(new double[][] {{-1, -2}, {-3, -4}}, 2, 2));
        }

        @Points(2)
        @Order(3)
        @DisplayName("random maps and windows that overlap or leave gaps")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                double[][] image = Library.image(r, r.nextInt(3, 8), r.nextInt(3, 8));
                int k = r.nextInt(1, 4);
                int s = r.nextInt(1, 4);
                return a -> a.maxPool(image, k, s);
            });
        }
    }
}
