package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.MaxPooling;
import dev.stridebook.course.exercise.MaxPooling.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link MaxPooling}. */
public final class GradedMaxPooling implements Graded<Answer> {
    private static final Answer LIBRARY =
            (image, k, s) -> Library.pool(image, kernel(k).stride(s), Library::largest);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "started-the-maximum-at-0",
                        (image, k, s) -> Library.map(LIBRARY.maxPool(image, k, s), (y, x, v) -> Math.max(0, v))),
                mistake(
                        "took-the-mean",
                        (image, k, s) -> Library.pool(image, kernel(k).stride(s), Library::mean)),
                mistake("moved-by-the-kernel", (image, k, s) -> LIBRARY.maxPool(image, k, k)),
                mistake(
                        "rounded-up",
                        (image, k, s) -> Library.pool(image, kernel(k).stride(s).ceil(), Library::largest)),
                mistake(
                        "took-the-smallest",
                        (image, k, s) -> Library.pool(image, kernel(k).stride(s), Library::smallest)));
    }

    @Points(1)
    @Order(1)
    void four(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.maxPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, 2, 2));
    }

    @Points(1)
    @Order(2)
    void negative(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.maxPool(new double[][] {{-1, -2}, {-3, -4}}, 2, 2));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] image = Library.image(r, r.nextInt(3, 8), r.nextInt(3, 8));
            int k = r.nextInt(1, 4);
            int s = r.nextInt(1, 4);
            return a -> a.maxPool(image, k, s);
        });
    }
}
