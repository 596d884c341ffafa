package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.DotProduct;
import dev.stridebook.course.exercise.DotProduct.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link DotProduct}. */
public final class GradedDotProduct implements Graded<Answer> {
    private static final Answer LIBRARY =
            (patch, kernel) -> Library.convolve(patch, kernel, Library.window(kernel))[0][0];

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("turned-the-kernel", (patch, kernel) -> LIBRARY.dot(patch, Library.turned(kernel))),
                mistake("multiplied-the-two-sums", (patch, kernel) -> sum(patch) * sum(kernel)),
                mistake(
                        "took-the-mean",
                        (patch, kernel) -> LIBRARY.dot(patch, kernel) / (kernel.length * kernel[0].length)),
                mistake("added-up-the-patch", (patch, kernel) -> sum(patch)),
                mistake("cut-off-the-fractions", GradedDotProduct::dotInInt),
                mistake("set-negatives-to-0", (patch, kernel) -> Math.max(0, LIBRARY.dot(patch, kernel))),
                mistake("took-the-kernel-for-a-square", (patch, kernel) -> {
                    double sum = 0;
                    for (int y = 0; y < kernel.length; y++) {
                        for (int x = 0; x < kernel.length; x++) {
                            sum += patch[y][x] * kernel[y][x];
                        }
                    }
                    return sum;
                }));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.dot(new double[][] {{1, 2}, {3, 4}}, new double[][] {{1, 0}, {0, -1}}),
                        a -> a.dot(new double[][] {{1, 2}, {3, 4}}, new double[][] {{1, 10}, {100, 1000}}));
    }

    @Points(1)
    @Order(2)
    void edge(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.dot(new double[][] {{0, 0, 9}, {0, 0, 9}, {0, 0, 9}}, Library.VERTICAL_EDGES),
                        a -> a.dot(new double[][] {{9, 9, 9}, {9, 9, 9}, {9, 9, 9}}, Library.VERTICAL_EDGES),
                        a -> a.dot(new double[][] {{9, 0, 0}, {0, 0, 0}, {0, 0, 0.5}}, Library.VERTICAL_EDGES));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        60,
                        r -> {
                            int height = r.nextInt(1, 6);
                            int width = r.nextInt(1, 6);
                            double[][] patch = Library.image(r, height, width);
                            double[][] kernel = Library.image(r, height, width);
                            return a -> a.dot(patch, kernel);
                        },
                        a -> a.dot(new double[][] {{0.5, 0.5, 3}}, new double[][] {{1, 1, 0.25}}),
                        a -> a.dot(new double[][] {{0.5}, {-4}}, new double[][] {{-1}, {0.125}}),
                        a -> a.dot(new double[][] {{-16_777_217}}, new double[][] {{3}}));
    }

    /** A sum in an {@code int} is rounded toward 0 after each addition. */
    private static double dotInInt(double[][] patch, double[][] kernel) {
        int sum = 0;
        for (int y = 0; y < kernel.length; y++) {
            for (int x = 0; x < kernel[y].length; x++) {
                sum += patch[y][x] * kernel[y][x];
            }
        }
        return sum;
    }

    private static double sum(double[][] cells) {
        return Arrays.stream(cells).flatMapToDouble(Arrays::stream).sum();
    }
}
