package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S2.1: a convolution from scratch, by loops. */
public final class Convolution {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The feature map: one number for each place where the kernel fits. */
        double[][] convolve(double[][] image, double[][] kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S2.1", "Convolution with loops", Answer.class, Tests.class)
            .lesson(1)
            .covers("S1.1")
            .task("""
                Slide a kernel over an image with one channel, without padding and one cell at a time, and return the feature map.
                A 10×10 image under a 3×3 kernel gives 8×8. The kernel is not turned around: its upper left number is multiplied
                by the upper left cell of the patch.""")
            .mistake(
                    (image, kernel) -> Tests.LIBRARY.convolve(image, Library.turned(kernel)),
                    "you turned the kernel by 180°; in deep learning it stays as it is.")
            .mistake(
                    (image, kernel) -> Library.convolve(
                            image, kernel, Library.window(kernel).samePadding()),
                    "you kept the image's size; without padding the kernel fits fewer times.")
            .mistake(
                    (image, kernel) -> Library.withoutLast(Tests.LIBRARY.convolve(image, kernel)),
                    "you stopped one position early in each direction; there are n − k + 1 positions.")
            .mistake(
                    (image, kernel) -> Library.convolve(
                            image, kernel, Library.window(kernel).stride(2)),
                    "you moved the kernel by two cells; the stride is 1.")
            .hints(
                    "First the size: how often does a kernel of 3 fit into 10 cells?",
                    "Four loops: over the rows and columns of the output, and inside over those of the kernel.",
                    "output[i][j] += image[i + y][j + x] * kernel[y][x], with i up to image.length - kernel.length inclusive.");

    private Convolution() {}

    static final class Tests {
        private static final Answer LIBRARY =
                (image, kernel) -> Library.convolve(image, kernel, Library.window(kernel));

        @Points(1)
        @Order(1)
        @DisplayName("10×10 under 3×3 gives 8×8")
        void size(Answer answer) {
            compare(answer, LIBRARY).on(a -> Library.size(a.convolve(new double[10][10], new double[3][3])));
        }

        @Points(1)
        @Order(2)
        @DisplayName("vertical edges of a small picture")
        void edges(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.convolve(
                                    new double[][] {{0, 0, 1, 1}, {0, 0, 1, 1}, {0, 0, 1, 1}}, Library.VERTICAL_EDGES),
                            a -> a.convolve(
                                    new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, new double[][] {{1, 0}, {0, 2}}));
        }

        @Points(2)
        @Order(3)
        @DisplayName("random images and kernels, also rectangles")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                double[][] kernel = Library.image(r, r.nextInt(1, 4), r.nextInt(1, 4));
                double[][] image = Library.image(r, r.nextInt(3, 8), r.nextInt(3, 8));
                return a -> a.convolve(image, kernel);
            });
        }
    }
}
