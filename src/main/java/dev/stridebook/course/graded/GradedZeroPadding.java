package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.ZeroPadding;
import dev.stridebook.course.exercise.ZeroPadding.Answer;
import dev.stridebook.shape.Padding;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ZeroPadding}. */
public final class GradedZeroPadding implements Graded<Answer> {
    private static final Answer LIBRARY = (image, padding) ->
            Library.convolve(image, new double[][] {{1}}, kernel(1).padding(padding));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("padded-below-and-on-the-right", (image, p) -> padded(image, 0, 2 * p, 0, 2 * p)),
                mistake("padded-above-and-below-only", (image, p) -> padded(image, p, p, 0, 0)),
                mistake("padded-above-and-on-the-left-only", (image, p) -> padded(image, p, 0, p, 0)),
                mistake("split-the-padding", (image, p) -> padded(image, p / 2, p - p / 2, p / 2, p - p / 2)));
    }

    @Points(1)
    @Order(1)
    void one(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.pad(new double[][] {{5}}, 1));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(30, r -> {
            double[][] image = Library.image(r, r.nextInt(1, 5), r.nextInt(1, 5));
            int padding = r.nextInt(0, 4);
            return a -> a.pad(image, padding);
        });
    }

    private static double[][] padded(double[][] image, int top, int bottom, int left, int right) {
        return Library.convolve(image, new double[][] {{1}}, kernel(1).padding(new Padding(top, bottom, left, right)));
    }
}
