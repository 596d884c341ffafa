package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.3: mirror an image. */
public final class Flip {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The image as a mirror beside it shows it. */
        double[][] mirror(double[][] image);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.3", "Mirror an image", Answer.class, Tests.class)
            .lesson(8)
            .task("""
                The simplest augmentation: mirror an image, so that left and right are swapped. (A cat stays a cat; not every digit stays a digit.) Return a new image and leave the given one as it is, for any number of
                rows and columns.""")
            .mistake(
                    image -> Library.turned(Library.mirrored(image)),
                    "you swapped top and bottom; a mirror beside the image swaps left and right.")
            .mistake(image -> Library.turned(image), "you turned the image by 180°; the rows stay where they are.")
            .mistake(
                    image -> Library.transposed(image),
                    "you swapped rows and columns; each row stays a row, read from its end.")
            .mistake(
                    image -> image,
                    "you returned the image as it was. If you swapped cells in place: going through the whole row swaps each pair twice.")
            .mistake(
                    image -> Library.map(image, (y, x, v) -> image[y][Math.max(x, image[0].length - 1 - x)]),
                    "you wrote over cells before you had read them; write into a new array.")
            .hints(
                    "Where does the first cell of a row go?",
                    "Column x of the result is column width − 1 − x of the image.",
                    "mirrored[y][x] = image[y][image[0].length - 1 - x].");

    private Flip() {}

    static final class Tests {
        private static final Answer LIBRARY = Library::mirrored;

        @Points(1)
        @Order(1)
        @DisplayName("a row of three")
        void row(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.mirror(new double[][] {{1, 2, 3}}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random images")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(25, r -> {
                double[][] image = Library.image(r, r.nextInt(1, 6), r.nextInt(1, 6));
                return a -> a.mirror(image);
            });
        }
    }
}
