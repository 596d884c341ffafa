package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.Convolution;
import dev.stridebook.course.exercise.Convolution.Answer;
import java.util.List;
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
                                image, kernel, Library.window(kernel).stride(2))));
    }

    @Points(1)
    @Order(1)
    void size(Answer answer) {
        compare(answer, LIBRARY).on(a -> Library.size(a.convolve(new double[10][10], new double[3][3])));
    }

    @Points(1)
    @Order(2)
    void edges(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.convolve(
                                new double[][] {{0, 0, 1, 1}, {0, 0, 1, 1}, {0, 0, 1, 1}}, Library.VERTICAL_EDGES),
                        a -> a.convolve(
                                new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, new double[][] {{1, 0}, {0, 2}}));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] kernel = Library.image(r, r.nextInt(1, 4), r.nextInt(1, 4));
            double[][] image = Library.image(r, r.nextInt(3, 8), r.nextInt(3, 8));
            return a -> a.convolve(image, kernel);
        });
    }
}
