package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.Shift;
import dev.stridebook.course.exercise.Shift.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link Shift}. */
public final class GradedShift implements Graded<Answer> {
    private static final Answer LIBRARY = (image, down, right) -> Library.map(image, (y, x, old) -> {
        boolean isInside = y - down >= 0 && y - down < image.length && x - right >= 0 && x - right < image[0].length;
        return isInside ? image[y - down][x - right] : 0;
    });

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "let-cells-come-back-at-the-other-side",
                        (image, down, right) -> Library.map(
                                image,
                                (y, x, v) -> image[Math.floorMod(y - down, image.length)][
                                        Math.floorMod(x - right, image[0].length)])),
                mistake("swapped-the-axes", (image, down, right) -> LIBRARY.shift(image, right, down)),
                mistake("moved-the-other-way", (image, down, right) -> LIBRARY.shift(image, -down, -right)),
                mistake("moved-down-only", (image, down, right) -> LIBRARY.shift(image, down, 0)),
                mistake("moved-to-the-right-only", (image, down, right) -> LIBRARY.shift(image, 0, right)),
                mistake(
                        "ignored-the-signs",
                        (image, down, right) -> LIBRARY.shift(image, Math.abs(down), Math.abs(right))),
                mistake(
                        "took-negative-shifts-for-0",
                        (image, down, right) -> LIBRARY.shift(image, Math.max(0, down), Math.max(0, right))),
                mistake(
                        "left-the-old-cells",
                        (image, down, right) -> Library.map(image, (y, x, old) -> {
                            boolean isInside = y - down >= 0
                                    && y - down < image.length
                                    && x - right >= 0
                                    && x - right < image[0].length;
                            return isInside ? image[y - down][x - right] : old;
                        })),
                mistake(
                        "repeated-the-border",
                        (image, down, right) -> Library.map(
                                image,
                                (y, x, v) -> image[Math.max(0, Math.min(image.length - 1, y - down))][
                                        Math.max(0, Math.min(image[0].length - 1, x - right))])));
    }

    @Points(1)
    @Order(1)
    void moved(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.shift(new double[][] {{1, 2, 3}, {4, 5, 6}}, 0, 1),
                        a -> a.shift(new double[][] {{1, 2, 3}, {4, 5, 6}}, 1, 0),
                        a -> a.shift(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 1, 2),
                        a -> a.shift(new double[][] {{1, 2, 3}, {4, 5, 6}}, 0, 0));
    }

    @Points(1)
    @Order(2)
    void lost(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.shift(new double[][] {{1, 2}, {3, 4}}, 50, 50),
                        a -> a.shift(new double[][] {{1, 2}, {3, 4}}, -50, 50),
                        a -> a.shift(new double[][] {{1, 2}, {3, 4}}, 0, -2),
                        a -> a.shift(new double[][] {{1, 2}, {3, 4}}, 2, 0),
                        a -> a.shift(new double[][] {{5}}, 0, 1));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(60, r -> {
            double[][] image = Library.image(r, r.nextInt(1, 6), r.nextInt(1, 6));
            int down = r.nextInt(-6, 7);
            int right = r.nextInt(-6, 7);
            return a -> a.shift(image, down, right);
        });
    }
}
