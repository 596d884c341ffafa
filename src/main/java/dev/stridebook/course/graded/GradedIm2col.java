package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.Im2col;
import dev.stridebook.course.exercise.Im2col.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link Im2col}. */
public final class GradedIm2col implements Graded<Answer> {
    /** A kernel with a single 1 picks one cell at each position; these cells form a column. */
    private static final Answer LIBRARY = (image, k) -> Library.transposed(IntStream.range(0, k * k)
            .mapToObj(cell -> Library.map(new double[k][k], (y, x, zero) -> y * k + x == cell ? 1 : 0))
            .map(pick -> Library.convolve(image, pick, kernel(k)))
            .map(column -> Arrays.stream(column).flatMapToDouble(Arrays::stream).toArray())
            .toArray(double[][]::new));

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
                                Arrays.stream(LIBRARY.im2col(image, k)).skip(1).toArray(double[][]::new)));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.im2col(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 2));
    }

    @Points(2)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(25, r -> {
            double[][] image = Library.image(r, r.nextInt(3, 6), r.nextInt(3, 6));
            int k = r.nextInt(1, 4);
            return a -> a.im2col(image, k);
        });
    }
}
