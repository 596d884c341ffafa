package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ZeroPadding;
import dev.stridebook.course.exercise.ZeroPadding.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ZeroPadding}. */
public final class GradedZeroPadding implements Graded<Answer> {
    private static final Answer LIBRARY = (image, p) -> padded(image, p, p, p, p);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("padded-below-and-on-the-right", (image, p) -> padded(image, 0, 2 * p, 0, 2 * p)),
                mistake("padded-above-and-below-only", (image, p) -> padded(image, p, p, 0, 0)),
                mistake("padded-left-and-right-only", (image, p) -> padded(image, 0, 0, p, p)),
                mistake("padded-above-and-on-the-left-only", (image, p) -> padded(image, p, 0, p, 0)),
                mistake("split-the-padding", (image, p) -> padded(image, p / 2, p - p / 2, p / 2, p - p / 2)),
                mistake("always-padded-by-one", (image, p) -> padded(image, 1, 1, 1, 1)),
                mistake("swapped-rows-and-columns", (image, p) -> padded(Library.transposed(image), p, p, p, p)),
                mistake(
                        "repeated-the-border",
                        (image, p) -> Library.map(
                                padded(image, p, p, p, p),
                                (y, x, v) -> image[Math.max(0, Math.min(image.length - 1, y - p))][
                                        Math.max(0, Math.min(image[0].length - 1, x - p))])));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.pad(new double[][] {{5}}, 1),
                        a -> a.pad(new double[][] {{1, 2, 3}}, 2),
                        a -> a.pad(new double[][] {{0.5}, {-0.25}}, 1),
                        a -> a.pad(new double[][] {{1, 2, 3}, {4, 5, 6}}, 0),
                        // As large when padded, for whoever uses the same array again.
                        a -> a.pad(new double[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, 0),
                        a -> a.pad(new double[][] {{5}}, 1));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] image = Library.image(r, r.nextInt(1, 6), r.nextInt(1, 6));
            int padding = r.nextInt(0, 5);
            return a -> a.pad(image, padding);
        });
    }

    private static double[][] padded(double[][] image, int top, int bottom, int left, int right) {
        int height = image.length;
        int width = image[0].length;
        return Library.map(new double[top + height + bottom][left + width + right], (y, x, zero) -> {
            boolean isInside = y >= top && y < top + height && x >= left && x < left + width;
            return isInside ? image[y - top][x - left] : 0;
        });
    }
}
