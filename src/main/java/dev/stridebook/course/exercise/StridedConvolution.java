package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Padding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.3: a convolution with padding and stride. */
public final class StridedConvolution {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The feature map. */
        double[][] convolve(double[][] image, double[][] kernel, int padding, int stride);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.3", "Convolution with padding and stride", Answer.class, Tests.class)
            .lesson(3)
            .covers("S1.3")
            .task("""
                Give the convolution of one channel padding and stride: padding adds that many rows and columns of zeros on every side, and the kernel
                moves stride cells at a time, in both directions. Where it no longer fits, it stops. With a 3×3 kernel, padding 1 and stride 2 an 8×8
                image becomes 4×4.""")
            .mistake(
                    (image, kernel, p, s) -> Tests.LIBRARY.convolve(image, kernel, p, 1),
                    "you left the stride out; the kernel moves stride cells at a time.")
            .mistake(
                    (image, kernel, p, s) -> Tests.LIBRARY.convolve(image, kernel, 0, s),
                    "you left the padding out; zeros surround the image.")
            .mistake(
                    (image, kernel, p, s) -> Tests.LIBRARY.convolve(image, Library.turned(kernel), p, s),
                    "you turned the kernel by 180°; in deep learning it stays as it is.")
            .mistake(
                    (image, kernel, p, s) -> Library.convolve(
                            image,
                            kernel,
                            Library.window(kernel)
                                    .padding(new Padding(p, 0, p, 0))
                                    .stride(s)),
                    "you padded above and on the left only; padding is on all four sides.")
            .mistake(
                    (image, kernel, p, s) -> Library.convolve(
                            image, kernel, Library.window(kernel).padding(p).stride(s, 1)),
                    "you used the stride for the rows only; the columns need it too.")
            .hints(
                    "Which cell of the image lies under the kernel's cell (y, x) at the output's cell (i, j)?",
                    "Row i·stride + y − padding and column j·stride + x − padding; outside of the image there is 0.",
                    "The sides are (n + 2·padding − k) / stride + 1. In the inner loop skip what lies outside: if (0 <= row && row < image.length && …).");

    private StridedConvolution() {}

    static final class Tests {
        private static final Answer LIBRARY = (image, kernel, padding, stride) -> Library.convolve(
                image, kernel, Library.window(kernel).padding(padding).stride(stride));

        @Points(1)
        @Order(1)
        @DisplayName("3×3, padding 1, stride 2 halves 8×8")
        void halves(Answer answer) {
            compare(answer, LIBRARY).on(a -> Library.size(a.convolve(new double[8][8], new double[3][3], 1, 2)));
        }

        @Points(1)
        @Order(2)
        @DisplayName("a small image")
        void small(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.convolve(
                                    new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}},
                                    new double[][] {{1, 0}, {0, 10}},
                                    1,
                                    1),
                            a -> a.convolve(
                                    new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}},
                                    new double[][] {{1, 0}, {0, 10}},
                                    1,
                                    2));
        }

        @Points(2)
        @Order(3)
        @DisplayName("random images, kernels, paddings and strides")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                double[][] kernel = Library.image(r, r.nextInt(1, 4), r.nextInt(1, 4));
                double[][] image = Library.image(r, r.nextInt(3, 8), r.nextInt(3, 8));
                int padding = r.nextInt(0, 3);
                int stride = r.nextInt(1, 4);
                return a -> a.convolve(image, kernel, padding, stride);
            });
        }
    }
}
