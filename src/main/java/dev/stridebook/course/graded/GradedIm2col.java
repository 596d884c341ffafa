package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.Im2col;
import dev.stridebook.course.exercise.Im2col.Answer;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link Im2col}. */
public final class GradedIm2col implements Graded<Answer> {
    private static final Answer LIBRARY = (image, k) -> picked(image, kernel(k));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("made-a-column-of-each-position", (image, k) -> Library.transposed(LIBRARY.im2col(image, k))),
                mistake("went-down-first", (image, k) -> LIBRARY.im2col(Library.transposed(image), k)),
                mistake(
                        "wrote-the-cells-in-reverse",
                        (image, k) -> Library.map(
                                LIBRARY.im2col(image, k), (y, x, v) -> LIBRARY.im2col(image, k)[y][k * k - 1 - x])),
                mistake(
                        "left-out-the-first-position",
                        (image, k) ->
                                Arrays.stream(LIBRARY.im2col(image, k)).skip(1).toArray(double[][]::new)),
                mistake("left-out-the-last-positions", (image, k) -> {
                    double[][] rows = LIBRARY.im2col(image, k);
                    int down = image.length - k + 1;
                    int across = image[0].length - k + 1;
                    return IntStream.range(0, rows.length)
                            .filter(row -> row / across < down - 1 && row % across < across - 1)
                            .mapToObj(row -> rows[row])
                            .toArray(double[][]::new);
                }),
                mistake("read-the-kernel-column-by-column", (image, k) -> {
                    double[][] rows = LIBRARY.im2col(image, k);
                    return Library.map(rows, (y, x, v) -> rows[y][x % k * k + x / k]);
                }),
                mistake("swapped-the-positions", (image, k) -> {
                    double[][] rows = LIBRARY.im2col(image, k);
                    int down = image.length - k + 1;
                    int across = image[0].length - k + 1;
                    return Library.map(rows, (y, x, v) -> rows[y % down * across + y / down][x]);
                }),
                mistake(
                        "moved-by-the-kernel",
                        (image, k) -> picked(image, kernel(k).stride(k))));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.im2col(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 2),
                        a -> a.im2col(new double[][] {{0, -1, 2}, {9, 8, 7}, {3, 5, 4}}, 2),
                        a -> a.im2col(new double[][] {{1.5, -2, 3}, {4, 5, -6.25}}, 2),
                        a -> a.im2col(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}}, 2));
    }

    @Points(2)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        50,
                        r -> {
                            double[][] image = Library.image(r, r.nextInt(1, 8), r.nextInt(1, 8));
                            int k = r.nextInt(1, Math.min(image.length, image[0].length) + 1);
                            return a -> a.im2col(image, k);
                        },
                        a -> a.im2col(new double[][] {{1, -2, 3.5}, {4, 5, 6}}, 1),
                        a -> a.im2col(new double[][] {{0.25}}, 1));
    }

    /** A kernel with a single 1 picks one cell at each position; these cells form a column. */
    private static double[][] picked(double[][] image, Window window) {
        int k = window.kernel().height();
        return Library.transposed(IntStream.range(0, k * k)
                .mapToObj(cell -> Library.map(new double[k][k], (y, x, zero) -> y * k + x == cell ? 1 : 0))
                .map(pick -> Library.convolve(image, pick, window))
                .map(column ->
                        Arrays.stream(column).flatMapToDouble(Arrays::stream).toArray())
                .toArray(double[][]::new));
    }
}
