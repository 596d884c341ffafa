package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.AveragePooling;
import dev.stridebook.course.exercise.AveragePooling.Answer;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link AveragePooling}. */
public final class GradedAveragePooling implements Graded<Answer> {
    private static final Answer LIBRARY =
            (image, k, p, count) -> pooled(image, kernel(k).stride(k).padding(p), count);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("always-counted-the-padding", (image, k, p, count) -> LIBRARY.averagePool(image, k, p, true)),
                mistake("never-counted-the-padding", (image, k, p, count) -> LIBRARY.averagePool(image, k, p, false)),
                mistake(
                        "swapped-the-two-ways-of-counting",
                        (image, k, p, count) -> LIBRARY.averagePool(image, k, p, !count)),
                mistake(
                        "added-up",
                        (image, k, p, count) ->
                                Library.map(LIBRARY.averagePool(image, k, p, true), (y, x, v) -> v * k * k)),
                mistake("left-the-padding-out", (image, k, p, count) -> LIBRARY.averagePool(image, k, 0, count)),
                mistake(
                        "padded-one-side-only",
                        (image, k, p, count) -> Arrays.stream(LIBRARY.averagePool(image, k, p, count))
                                .limit((image.length + p - k) / k + 1L)
                                .map(row -> Arrays.copyOf(row, (image[0].length + p - k) / k + 1))
                                .toArray(double[][]::new)),
                mistake(
                        "moved-by-1",
                        (image, k, p, count) -> pooled(image, kernel(k).padding(p), count)),
                mistake(
                        "kept-the-incomplete-window",
                        (image, k, p, count) ->
                                pooled(image, kernel(k).stride(k).padding(p).ceil(), count)),
                mistake(
                        "cut-off-the-fractions",
                        (image, k, p, count) -> Library.truncated(LIBRARY.averagePool(image, k, p, count))));
    }

    @Points(1)
    @Order(1)
    void plain(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.averagePool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, 2, 0, true),
                        a -> a.averagePool(
                                new double[][] {{1, 2, 3}, {4, 6, 7}, {8, 9, 10}, {0, 1, -0.5}}, 2, 0, false));
    }

    @Points(1)
    @Order(2)
    void counted(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.averagePool(new double[][] {{4, 4}, {4, 4}}, 2, 1, true),
                        a -> a.averagePool(new double[][] {{4, 4}, {4, 4}}, 2, 1, false),
                        // As large when padded, for whoever uses the same array again.
                        a -> a.averagePool(
                                new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}}, 2, 0, true),
                        a -> a.averagePool(new double[][] {{5, 5}, {5, 5}}, 2, 1, true),
                        a -> a.averagePool(new double[][] {{1, 2, 4}, {-8, 16, 32}}, 2, 1, true),
                        a -> a.averagePool(new double[][] {{1, 2, 4}, {-8, 16, 32}}, 2, 1, false));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(80, r -> {
            double[][] image = Library.image(r, r.nextInt(1, 10), r.nextInt(1, 10));
            int shorter = Math.min(image.length, image[0].length);
            int k = r.nextInt(1, Math.min(6, 2 * shorter) + 1);
            int fitting = Math.max(0, (k - shorter + 1) / 2);
            int p = r.nextInt(fitting, k / 2 + 1);
            boolean count = r.nextBoolean();
            return a -> a.averagePool(image, k, p, count);
        });
    }

    private static double[][] pooled(double[][] image, Window window, boolean countPadding) {
        long all = window.kernel().area();
        return Library.pool(image, window, cells -> Arrays.stream(cells).sum() / (countPadding ? all : cells.length));
    }
}
