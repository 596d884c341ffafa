package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.Convolution;
import dev.stridebook.course.exercise.Convolution.Answer;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link Convolution}. */
public final class GradedConvolution implements Graded<Answer> {
    private static final Answer LIBRARY = (image, kernel) -> Library.convolve(image, kernel, Library.window(kernel));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("turned-the-kernel", (image, kernel) -> LIBRARY.convolve(image, Library.turned(kernel))),
                mistake(
                        "kept-the-image-size",
                        (image, kernel) -> Library.convolve(
                                image, kernel, Library.window(kernel).samePadding())),
                mistake(
                        "stopped-one-position-early",
                        (image, kernel) -> Library.withoutLast(LIBRARY.convolve(image, kernel))),
                mistake(
                        "moved-by-two-cells",
                        (image, kernel) -> Library.convolve(
                                image, kernel, Library.window(kernel).stride(2))),
                mistake("added-up-in-an-int", (image, kernel) -> sums(image, kernel, sum -> (int) sum)),
                mistake("added-up-in-a-float", (image, kernel) -> sums(image, kernel, sum -> (float) sum)),
                mistake(
                        "kept-the-last-product",
                        (image, kernel) -> Library.convolve(image, lastCellOf(kernel), Library.window(kernel))),
                mistake(
                        "cut-off-negative-sums",
                        (image, kernel) ->
                                Library.map(LIBRARY.convolve(image, kernel), (y, x, sum) -> Math.max(0, sum))));
    }

    @Points(1)
    @Order(1)
    void size(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> Library.size(a.convolve(new double[10][10], new double[3][3])),
                        a -> Library.size(a.convolve(new double[5][9], new double[2][4])),
                        a -> Library.size(a.convolve(new double[9][5], new double[5][1])),
                        a -> Library.size(a.convolve(new double[3][4], new double[3][4])));
    }

    @Points(1)
    @Order(2)
    void edges(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.convolve(
                                new double[][] {{0, 0, 1, 1}, {0, 0, 1, 1}, {0, 0, 1, 1}}, Library.VERTICAL_EDGES),
                        a -> a.convolve(
                                new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, new double[][] {{1, 0}, {0, 2}}),
                        a -> a.convolve(new double[][] {{0.5, -1.25, 300}}, new double[][] {{-0.5, 2}}),
                        a -> a.convolve(new double[][] {{-3, 0.75, 0.1}}, new double[][] {{-0.5, 2}}),
                        a -> a.convolve(new double[][] {{0.5}, {-1.25}, {300}}, new double[][] {{-0.5}, {2}}));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] kernel = Library.image(r, r.nextInt(1, 6), r.nextInt(1, 6));
            double[][] image = Library.image(r, kernel.length + r.nextInt(0, 5), kernel[0].length + r.nextInt(0, 5));
            return a -> a.convolve(image, kernel);
        });
    }

    private static double[][] sums(double[][] image, double[][] kernel, DoubleUnaryOperator kept) {
        return Library.sums(new double[][][] {image}, new double[][][] {kernel}, Library.window(kernel), kept);
    }

    /** Sets all cells but the last to 0. */
    private static double[][] lastCellOf(double[][] kernel) {
        return Library.map(kernel, (y, x, weight) -> y == kernel.length - 1 && x == kernel[y].length - 1 ? weight : 0);
    }
}
