package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.AvgPool2d;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.5: average pooling, and what its padding counts. */
public final class AveragePooling {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The mean of each window. */
        double[][] averagePool(double[][] image, int kernel, int padding, boolean countPadding);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S1.5", "Average pooling and its padding", Answer.class, Tests.class)
            .lesson(4)
            .covers("S1.4")
            .task("""
                Square windows side by side (the stride is the kernel) over a map with padding on every side; the padding, zeros, is at most half of the kernel.
                Each number is the mean of its window. PyTorch's count_include_pad says what to divide by: all cells of the window if countPadding, otherwise only
                those that lie on the map.""")
            .mistake(
                    (image, k, p, count) -> Tests.LIBRARY.averagePool(image, k, p, true),
                    "you always counted the padding; without countPadding only cells of the map count.")
            .mistake(
                    (image, k, p, count) -> Tests.LIBRARY.averagePool(image, k, p, false),
                    "you never counted the padding; with countPadding all cells of the window count.")
            .mistake(
                    (image, k, p, count) -> Tests.LIBRARY.averagePool(image, k, p, !count),
                    "you swapped the two ways of counting.")
            .mistake(
                    (image, k, p, count) ->
                            Library.map(Tests.LIBRARY.averagePool(image, k, p, true), (y, x, v) -> v * k * k),
                    "you added up; divide by the number of cells.")
            .mistake(
                    (image, k, p, count) -> Tests.LIBRARY.averagePool(image, k, 0, count),
                    "you left the padding out; it moves the windows.")
            .hints(
                    "Which cells of the map lie in the window of the output's cell (i, j)?",
                    "Rows from i·kernel − padding on. Add up those on the map, and count them.",
                    "Divide by kernel * kernel if countPadding, otherwise by the count.");

    private AveragePooling() {}

    static final class Tests {
        private static final Answer LIBRARY = (image, k, p, count) ->
                Library.apply(new AvgPool2d(kernel(k).stride(k).padding(p)).countIncludePad(count), image);

        @Points(1)
        @Order(1)
        @DisplayName("without padding")
        void plain(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.averagePool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, 2, 0, true));
        }

        @Points(1)
        @Order(2)
        @DisplayName("padding counted and not")
        void counted(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.averagePool(new double[][] {{4, 4}, {4, 4}}, 2, 1, true),
                            a -> a.averagePool(new double[][] {{4, 4}, {4, 4}}, 2, 1, false));
        }

        @Points(2)
        @Order(3)
        @DisplayName("random maps")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                double[][] image = Library.image(r, r.nextInt(3, 8), r.nextInt(3, 8));
                int k = r.nextInt(1, 4);
                int p = r.nextInt(0, k / 2 + 1);
                boolean count = r.nextBoolean();
                return a -> a.averagePool(image, k, p, count);
            });
        }
    }
}
