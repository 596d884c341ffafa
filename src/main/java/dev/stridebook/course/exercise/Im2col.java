package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.1b: convolution as a matrix product. */
public final class Im2col {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** A row for each position, with the cells below the kernel. */
        double[][] im2col(double[][] image, int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S1.1b", "Convolution as a matrix product", Answer.class, Tests.class)
            .lesson(7)
            .task("""
                Fast libraries turn a convolution into a matrix product: im2col writes the cells below the kernel at each position into a row, row by row of the kernel; the positions go from left to right, then down. The
                product with the kernel's numbers in a column is the convolution. Write im2col for a square kernel, without padding, stride 1.""")
            .mistake(
                    (image, k) -> Library.transposed(Tests.LIBRARY.im2col(image, k)),
                    "you made a column of each position; each position is a row.")
            .mistake(
                    (image, k) -> Tests.LIBRARY.im2col(Library.transposed(image), k),
                    "you went down first, then right; rows come first, in the image and in the kernel.")
            .mistake(
                    (image, k) -> Library.map(
                            Tests.LIBRARY.im2col(image, k),
                            (y, x, v) -> Tests.LIBRARY.im2col(image, k)[y][k * k - 1 - x]),
                    "you wrote the cells from the last to the first.")
            .mistake(
                    (image, k) -> Arrays.stream(Tests.LIBRARY.im2col(image, k))
                            .skip(1)
                            .toArray(double[][]::new),
                    "you left out the first position.")
            .hints(
                    "How many rows and how many columns has the result for a 3×3 image and a 2×2 kernel?",
                    "(height − k + 1)·(width − k + 1) rows of k·k cells. At position (i, j) the row is i·positionsPerRow + j.",
                    "rows[i * across + j][y * kernel + x] = image[i + y][j + x], where across = width − kernel + 1.");

    private Im2col() {}

    static final class Tests {
        /** A kernel with a single 1 picks one cell at each position, which makes a column. */
        private static final Answer LIBRARY = (image, k) -> Library.transposed(IntStream.range(0, k * k)
                .mapToObj(cell -> Library.map(new double[k][k], (y, x, zero) -> y * k + x == cell ? 1 : 0))
                .map(pick -> Library.convolve(image, pick, kernel(k)))
                .map(column ->
                        Arrays.stream(column).flatMapToDouble(Arrays::stream).toArray())
                .toArray(double[][]::new));

        @Points(1)
        @Order(1)
        @DisplayName("a 3×3 image and a 2×2 kernel")
        void small(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.im2col(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 2));
        }

        @Points(2)
        @Order(2)
        @DisplayName("random images")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(25, r -> {
                double[][] image = Library.image(r, r.nextInt(3, 6), r.nextInt(3, 6));
                int k = r.nextInt(1, 4);
                return a -> a.im2col(image, k);
            });
        }
    }
}
