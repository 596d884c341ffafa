package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Padding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.15: padding on all four sides. */
public final class ZeroPadding {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** A larger image, with the given one in its middle. */
        double[][] pad(double[][] image, int padding);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.15", "Padding on all four sides", Answer.class, Tests.class)
            .lesson(3)
            .covers("S1.3")
            .task("""
                padding=1 means (1, 1) on either axis: a row of zeros above and below, a column of zeros left and right. Return the padded image, for
                any number of rows and columns.""")
            .mistake(
                    (image, p) -> padded(image, 0, 2 * p, 0, 2 * p),
                    "you put all of the padding below and on the right; the image belongs in the middle.")
            .mistake(
                    (image, p) -> padded(image, p, p, 0, 0),
                    "you padded above and below only; left and right need it too.")
            .mistake(
                    (image, p) -> padded(image, p, 0, p, 0),
                    "you padded above and on the left only; padding is on all four sides.")
            .mistake(
                    (image, p) -> padded(image, p / 2, p - p / 2, p / 2, p - p / 2),
                    "you split the padding between the two sides; it counts per side.")
            .hints(
                    "How many rows and columns has the result?",
                    "It has 2·padding more of each. Where does image[0][0] go?",
                    "padded[y + padding][x + padding] = image[y][x]; a new array is full of zeros.");

    private ZeroPadding() {}

    private static double[][] padded(double[][] image, int top, int bottom, int left, int right) {
        return Library.convolve(image, new double[][] {{1}}, kernel(1).padding(new Padding(top, bottom, left, right)));
    }

    static final class Tests {
        private static final Answer LIBRARY = (image, padding) ->
                Library.convolve(image, new double[][] {{1}}, kernel(1).padding(padding));

        @Points(1)
        @Order(1)
        @DisplayName("one cell with padding 1")
        void one(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.pad(new double[][] {{5}}, 1));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random images")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(30, r -> {
                double[][] image = Library.image(r, r.nextInt(1, 5), r.nextInt(1, 5));
                int padding = r.nextInt(0, 4);
                return a -> a.pad(image, padding);
            });
        }
    }
}
