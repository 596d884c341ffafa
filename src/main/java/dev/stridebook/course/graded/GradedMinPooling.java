package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.MinPooling;
import dev.stridebook.course.exercise.MinPooling.Answer;
import dev.stridebook.shape.Window;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link MinPooling}. */
public final class GradedMinPooling implements Graded<Answer> {
    private static final Answer LIBRARY = (image, k, ceil) -> Library.pool(image, window(k, ceil), Library::smallest);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("took-the-largest", (image, k, ceil) -> Library.pool(image, window(k, ceil), Library::largest)),
                mistake("always-rounded-down", (image, k, ceil) -> LIBRARY.minPool(image, k, false)),
                mistake("always-rounded-up", (image, k, ceil) -> LIBRARY.minPool(image, k, true)),
                mistake(
                        "started-the-minimum-at-0",
                        (image, k, ceil) -> Library.map(LIBRARY.minPool(image, k, ceil), (y, x, v) -> Math.min(0, v))),
                mistake(
                        "moved-by-one-cell",
                        (image, k, ceil) -> Library.pool(image, kernel(k).stride(1), Library::smallest)));
    }

    @Points(1)
    @Order(1)
    void floor(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.minPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}, 2, false));
    }

    @Points(1)
    @Order(2)
    void ceil(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.minPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}, 2, true));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] image = Library.image(r, r.nextInt(3, 9), r.nextInt(3, 9));
            int k = r.nextInt(1, 4);
            boolean ceil = r.nextBoolean();
            return a -> a.minPool(image, k, ceil);
        });
    }

    private static Window window(int k, boolean ceil) {
        Window window = kernel(k).stride(k);
        return ceil ? window.ceil() : window;
    }
}
