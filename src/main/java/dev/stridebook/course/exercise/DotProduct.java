package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.1: one position of a kernel is a dot product. */
public final class DotProduct {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The sum of the products of cells that lie on each other. */
        double dot(double[][] patch, double[][] kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S1.1", "One kernel position", Answer.class, Tests.class)
            .lesson(1)
            .task("""
                A kernel lies on a patch of an image, which is as large as the kernel. Write the function that gives the one number
                of this position: multiply each cell of the patch by the cell of the kernel that lies on it, and add up the products.""")
            .mistake(
                    (patch, kernel) -> Tests.LIBRARY.dot(patch, Library.turned(kernel)),
                    "you turned the kernel by 180°; mathematicians do when they convolve, but in deep learning the kernel stays as it is.")
            .mistake(
                    (patch, kernel) -> sum(patch) * sum(kernel),
                    "you multiplied the two sums; multiply cell by cell first, then add.")
            .mistake(
                    (patch, kernel) -> Tests.LIBRARY.dot(patch, kernel) / (kernel.length * kernel[0].length),
                    "you took the mean; a dot product is the sum.")
            .mistake((patch, kernel) -> sum(patch), "you added up the patch; the kernel's numbers are the weights.")
            .hints(
                    "How many products are there for a 2×2 patch? Write them down, then add them.",
                    "Two loops, one over the rows and one over the columns, and one variable for the sum.",
                    "In the inner loop: sum += patch[y][x] * kernel[y][x]; after the loops: return sum.");

    private DotProduct() {}

    private static double sum(double[][] cells) {
        return Arrays.stream(cells).flatMapToDouble(Arrays::stream).sum();
    }

    static final class Tests {
        private static final Answer LIBRARY =
                (patch, kernel) -> Library.convolve(patch, kernel, Library.window(kernel))[0][0];

        @Points(1)
        @Order(1)
        @DisplayName("a 2×2 kernel")
        void small(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.dot(new double[][] {{1, 2}, {3, 4}}, new double[][] {{1, 0}, {0, -1}}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("a kernel that finds vertical edges")
        void edge(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.dot(new double[][] {{0, 0, 9}, {0, 0, 9}, {0, 0, 9}}, Library.VERTICAL_EDGES),
                            a -> a.dot(new double[][] {{9, 9, 9}, {9, 9, 9}, {9, 9, 9}}, Library.VERTICAL_EDGES));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random kernels, also rectangles")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                int height = r.nextInt(1, 5);
                int width = r.nextInt(1, 5);
                double[][] patch = Library.image(r, height, width);
                double[][] kernel = Library.image(r, height, width);
                return a -> a.dot(patch, kernel);
            });
        }
    }
}
