package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.StridedConvolution;
import dev.stridebook.course.exercise.StridedConvolution.Answer;
import dev.stridebook.shape.Padding;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link StridedConvolution}. */
public final class GradedStridedConvolution implements Graded<Answer> {
    private static final Answer LIBRARY = (image, kernel, padding, stride) -> Library.convolve(
            image, kernel, Library.window(kernel).padding(padding).stride(stride));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-the-stride-out", (image, kernel, p, s) -> LIBRARY.convolve(image, kernel, p, 1)),
                mistake("left-the-padding-out", (image, kernel, p, s) -> LIBRARY.convolve(image, kernel, 0, s)),
                mistake(
                        "turned-the-kernel",
                        (image, kernel, p, s) -> LIBRARY.convolve(image, Library.turned(kernel), p, s)),
                mistake(
                        "padded-above-and-on-the-left-only",
                        (image, kernel, p, s) -> Library.convolve(
                                image,
                                kernel,
                                Library.window(kernel)
                                        .padding(new Padding(p, 0, p, 0))
                                        .stride(s))),
                mistake(
                        "used-the-stride-for-the-rows-only",
                        (image, kernel, p, s) -> Library.convolve(
                                image, kernel, Library.window(kernel).padding(p).stride(s, 1))),
                mistake(
                        "repeated-the-border",
                        (image, kernel, p, s) -> LIBRARY.convolve(bordered(image, p), kernel, 0, s)),
                mistake("added-up-in-an-int", (image, kernel, p, s) -> sums(image, kernel, p, s, sum -> (int) sum)),
                mistake("added-up-in-a-float", (image, kernel, p, s) -> sums(image, kernel, p, s, sum -> (float) sum)),
                mistake(
                        "divided-the-positions-by-the-stride",
                        (image, kernel, p, s) -> beginning(
                                LIBRARY.convolve(image, kernel, p, s), LIBRARY.convolve(image, kernel, p, 1), s)));
    }

    @Points(1)
    @Order(1)
    void halves(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> Library.size(a.convolve(new double[8][8], new double[3][3], 1, 2)),
                        a -> Library.size(a.convolve(new double[7][12], new double[3][5], 2, 3)),
                        a -> Library.size(a.convolve(new double[12][7], new double[1][2], 3, 4)));
    }

    @Points(1)
    @Order(2)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.convolve(
                                new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}},
                                new double[][] {{1, 0}, {0, 10}},
                                1,
                                1),
                        a -> a.convolve(
                                new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}},
                                new double[][] {{1, 0}, {0, 10}},
                                1,
                                2),
                        a -> a.convolve(
                                new double[][] {{0.5, -1.25, 300, 0.75}, {-2, 7, 0.1, -40}},
                                new double[][] {{-0.5, 2, 0.25}},
                                2,
                                3),
                        a -> a.convolve(new double[][] {{0.5, -1.25, 300, 7}}, new double[][] {{-0.5, 2}}, 1, 1),
                        a -> a.convolve(new double[][] {{0.1, 3, -0.75, 4}}, new double[][] {{-0.5, 2}}, 1, 1),
                        a -> a.convolve(
                                new double[][] {{0.5}, {-1.25}, {300}, {7}}, new double[][] {{-0.5}, {2}}, 1, 2),
                        // As large when padded: whoever uses the same array again finds the image before in the
                        // padding.
                        a -> a.convolve(new double[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, new double[][] {{1}}, 0, 1),
                        a -> a.convolve(new double[][] {{5}}, new double[][] {{1}}, 1, 1));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] kernel = Library.image(r, r.nextInt(1, 6), r.nextInt(1, 6));
            double[][] image = Library.image(r, kernel.length + r.nextInt(0, 6), kernel[0].length + r.nextInt(0, 6));
            int padding = r.nextInt(0, 4);
            int stride = r.nextInt(1, 5);
            return a -> a.convolve(image, kernel, padding, stride);
        });
    }

    private static double[][] sums(
            double[][] image, double[][] kernel, int padding, int stride, DoubleUnaryOperator kept) {
        return Library.sums(
                new double[][][] {image},
                new double[][][] {kernel},
                Library.window(kernel).padding(padding).stride(stride),
                kept);
    }

    /** Pads with the nearest cell of the image. */
    private static double[][] bordered(double[][] image, int padding) {
        return Library.map(
                new double[image.length + 2 * padding][image[0].length + 2 * padding],
                (y, x, zero) -> image[Math.max(0, Math.min(y - padding, image.length - 1))][
                        Math.max(0, Math.min(x - padding, image[0].length - 1))]);
    }

    /** Returns the beginning of a map, with a cell for each full stride of the map that stride 1 gives. */
    private static double[][] beginning(double[][] map, double[][] unstrided, int stride) {
        return Library.map(
                new double[unstrided.length / stride][unstrided[0].length / stride], (y, x, zero) -> map[y][x]);
    }
}
