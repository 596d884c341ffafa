package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.AveragePooling;
import dev.stridebook.course.exercise.AveragePooling.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link AveragePooling}. */
public final class GradedAveragePooling implements Graded<Answer> {
    private static final Answer LIBRARY = (image, k, p, count) -> Library.pool(
            image,
            kernel(k).stride(k).padding(p),
            cells -> Arrays.stream(cells).sum() / (count ? k * k : cells.length));

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
                mistake("left-the-padding-out", (image, k, p, count) -> LIBRARY.averagePool(image, k, 0, count)));
    }

    @Points(1)
    @Order(1)
    void plain(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.averagePool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, 2, 0, true));
    }

    @Points(1)
    @Order(2)
    void counted(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.averagePool(new double[][] {{4, 4}, {4, 4}}, 2, 1, true),
                        a -> a.averagePool(new double[][] {{4, 4}, {4, 4}}, 2, 1, false));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] image = Library.image(r, r.nextInt(3, 8), r.nextInt(3, 8));
            int k = r.nextInt(1, 4);
            int p = r.nextInt(0, k / 2 + 1);
            boolean count = r.nextBoolean();
            return a -> a.averagePool(image, k, p, count);
        });
    }
}
