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
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Answer LIBRARY = (image, k, ceil) -> Library.pool(image, window(k, ceil), Library::smallest);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("took-the-largest", (image, k, ceil) -> Library.pool(image, window(k, ceil), Library::largest)),
                mistake("took-the-mean", (image, k, ceil) -> Library.pool(image, window(k, ceil), Library::mean)),
                mistake("always-rounded-down", (image, k, ceil) -> LIBRARY.minPool(image, k, false)),
                mistake("always-rounded-up", (image, k, ceil) -> LIBRARY.minPool(image, k, true)),
                mistake(
                        "started-the-minimum-at-0",
                        (image, k, ceil) -> Library.map(LIBRARY.minPool(image, k, ceil), (y, x, v) -> Math.min(0, v))),
                mistake(
                        "started-the-minimum-at-255",
                        (image, k, ceil) ->
                                Library.map(LIBRARY.minPool(image, k, ceil), (y, x, v) -> Math.min(255, v))),
                mistake(
                        "started-the-minimum-at-the-largest-int",
                        (image, k, ceil) -> Library.map(
                                LIBRARY.minPool(image, k, ceil), (y, x, v) -> Math.min(Integer.MAX_VALUE, v))),
                mistake(
                        "cut-the-fractions-off",
                        (image, k, ceil) -> Library.map(LIBRARY.minPool(image, k, ceil), (y, x, v) -> (int) v)),
                mistake(
                        "took-0-for-cells-beyond-the-end",
                        (image, k, ceil) -> Library.map(
                                LIBRARY.minPool(image, k, ceil),
                                (y, x, v) -> (y + 1) * k > image.length || (x + 1) * k > image[0].length
                                        ? Math.min(0, v)
                                        : v)),
                mistake(
                        "moved-by-one-cell",
                        (image, k, ceil) -> Library.pool(image, kernel(k).stride(1), Library::smallest)));
    }

    @Points(1)
    @Order(1)
    void floor(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.minPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}, 2, false),
                        a -> a.minPool(new double[][] {{8, 7, 6}, {5, 4, 3}, {2, 1, 0}, {-1, -2, -3}}, 2, false),
                        a -> a.minPool(new double[][] {{3, 1, 2}}, 1, false));
    }

    @Points(1)
    @Order(2)
    void ceil(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.minPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}, 2, true),
                        a -> a.minPool(new double[][] {{8, 7, 6}, {5, 4, 3}, {2, 1, 9}, {-1, -2, 5}}, 2, true),
                        a -> a.minPool(new double[][] {{3, 4, 5, 1, 2}}, 3, true),
                        a -> a.minPool(new double[][] {{4, 3}, {2, 5}}, 3, true));
    }

    /** Whatever fixed number a minimum is started at, here is a window that has only larger ones. */
    @Points(1)
    @Order(3)
    void extremes(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.minPool(new double[][] {{300, 400}, {500, 600}}, 2, false),
                        a -> a.minPool(new double[][] {{0.25, 0.5, -0.75, -0.5}}, 1, false),
                        a -> a.minPool(new double[][] {{3e9, 4e9}, {5e9, 6e9}}, 2, true),
                        a -> a.minPool(new double[][] {{1e300, 2e300}, {3e300, 4e300}}, 2, false),
                        a -> a.minPool(new double[][] {{INFINITY, INFINITY}, {INFINITY, INFINITY}}, 2, false),
                        a -> a.minPool(new double[][] {{-INFINITY, 1}, {INFINITY, 0}}, 2, false));
    }

    @Points(1)
    @Order(4)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(60, r -> {
            double[][] image = Library.image(r, r.nextInt(1, 9), r.nextInt(1, 9));
            boolean ceil = r.nextBoolean();
            int largest = ceil ? 4 : Math.min(4, Math.min(image.length, image[0].length));
            int k = r.nextInt(1, largest + 1);
            return a -> a.minPool(image, k, ceil);
        });
    }

    private static Window window(int k, boolean ceil) {
        Window window = kernel(k).stride(k);
        return ceil ? window.ceil() : window;
    }
}
