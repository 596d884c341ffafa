package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.3b: shift an image. */
public final class Shift {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The image moved down and to the right, or up and to the left for negative numbers. */
        double[][] shift(double[][] image, int down, int right);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.3b", "Shift an image", Answer.class, Tests.class)
            .lesson(8)
            .task("""
                Augmentation by shifting: all cells move down and to the right by so many cells (up and to the left if negative). What leaves the image is lost, what becomes free is 0. A shift of 50 cells, as a forum proposed,
                leaves nothing of a 28×28 digit.""")
            .mistake(
                    (image, down, right) -> Library.map(
                            image,
                            (y, x, v) -> image[Math.floorMod(y - down, image.length)][
                                    Math.floorMod(x - right, image[0].length)]),
                    "you let cells come back at the other side; what leaves the image is lost.")
            .mistake(
                    (image, down, right) -> Tests.LIBRARY.shift(image, right, down),
                    "you swapped the axes; down moves rows, right moves columns.")
            .mistake(
                    (image, down, right) -> Tests.LIBRARY.shift(image, -down, -right),
                    "you moved the other way: the cell at y goes to y + down.")
            .mistake(
                    (image, down, right) -> Library.map(
                            image,
                            (y, x, v) -> image[Math.max(0, Math.min(image.length - 1, y - down))][
                                    Math.max(0, Math.min(image[0].length - 1, x - right))]),
                    "you repeated the border; what becomes free is 0.")
            .hints(
                    "From which cell of the image does the result's cell (y, x) come?",
                    "From (y − down, x − right), if that lies in the image.",
                    "A new array is full of zeros: copy image[y][x] to (y + down, x + right) where that is inside.");

    private Shift() {}

    static final class Tests {
        private static final Answer LIBRARY = (image, down, right) -> Library.map(image, (y, x, old) -> {
            boolean isInside =
                    y - down >= 0 && y - down < image.length && x - right >= 0 && x - right < image[0].length;
            return isInside ? image[y - down][x - right] : 0;
        });

        @Points(1)
        @Order(1)
        @DisplayName("to the right and down")
        void right(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.shift(new double[][] {{1, 2, 3}, {4, 5, 6}}, 0, 1),
                            a -> a.shift(new double[][] {{1, 2, 3}, {4, 5, 6}}, 1, 0));
        }

        @Points(1)
        @Order(2)
        @DisplayName("nothing is left")
        void lost(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.shift(new double[][] {{1, 2}, {3, 4}}, 50, 50),
                            a -> a.shift(new double[][] {{1, 2}, {3, 4}}, 0, -2));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random images and shifts")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(30, r -> {
                double[][] image = Library.image(r, r.nextInt(1, 6), r.nextInt(1, 6));
                int down = r.nextInt(-3, 4);
                int right = r.nextInt(-3, 4);
                return a -> a.shift(image, down, right);
            });
        }
    }
}
