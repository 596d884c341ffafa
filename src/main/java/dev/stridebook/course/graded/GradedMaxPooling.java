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
                        (image, k, s) -> Library.pool(image, kernel(k).stride(s), Library::smallest)),
                mistake("moved-by-1", (image, k, s) -> LIBRARY.maxPool(image, k, 1)),
                mistake("started-the-windows-at-i-and-j", (image, k, s) -> {
                    double[][] neighbours = LIBRARY.maxPool(image, k, 1);
                    return Library.map(LIBRARY.maxPool(image, k, s), (i, j, v) -> neighbours[i][j]);
                }),
                mistake("cut-off-the-fractions", (image, k, s) -> Library.truncated(LIBRARY.maxPool(image, k, s))));
    }

    @Points(1)
    @Order(1)
    void four(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.maxPool(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, 2, 2),
                        a -> a.maxPool(new double[][] {{9, 2, 0.5, 1}, {5, 6, 0.25, 0}, {1, 1, 3, 2}}, 2, 2));
    }

    @Points(1)
    @Order(2)
    void negative(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.maxPool(new double[][] {{-1, -2}, {-3, -4}}, 2, 2),
                        a -> a.maxPool(new double[][] {{-700, -2000}, {-300.5, -4000}}, 2, 2),
                        a -> a.maxPool(new double[][] {{-4e10, -2e10, -3e10}}, 1, 2),
                        a -> a.maxPool(new double[][] {{-1e300, -3e300}, {-2e300, -4e300}}, 2, 1));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        80,
                        r -> {
                            double[][] image = Library.image(r, r.nextInt(1, 9), r.nextInt(1, 9));
                            int k = r.nextInt(1, Math.min(image.length, image[0].length) + 1);
                            int s = r.nextInt(1, 6);
                            return a -> a.maxPool(image, k, s);
                        },
                        a -> a.maxPool(new double[][] {{3.5}}, 1, 1),
                        a -> a.maxPool(
                                new double[][] {{33_000_000.25, 33_000_000.75}, {33_000_000.5, 33_000_000}}, 2, 2),
                        a -> a.maxPool(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 3, 2),
                        a -> a.maxPool(new double[][] {{1, 2, 3}, {4, 5, 6}}, 1, 5));
    }
}
