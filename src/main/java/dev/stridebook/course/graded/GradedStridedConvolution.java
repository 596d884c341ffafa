package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.StridedConvolution;
import dev.stridebook.course.exercise.StridedConvolution.Answer;
import dev.stridebook.shape.Padding;
import java.util.List;
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
                                image, kernel, Library.window(kernel).padding(p).stride(s, 1))));
    }

    @Points(1)
    @Order(1)
    void halves(Answer answer) {
        compare(answer, LIBRARY).on(a -> Library.size(a.convolve(new double[8][8], new double[3][3], 1, 2)));
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
                                2));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] kernel = Library.image(r, r.nextInt(1, 4), r.nextInt(1, 4));
            double[][] image = Library.image(r, r.nextInt(3, 8), r.nextInt(3, 8));
            int padding = r.nextInt(0, 3);
            int stride = r.nextInt(1, 4);
            return a -> a.convolve(image, kernel, padding, stride);
        });
    }
}
