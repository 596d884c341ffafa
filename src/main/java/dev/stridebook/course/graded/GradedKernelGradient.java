package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.KernelGradient;
import dev.stridebook.course.exercise.KernelGradient.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link KernelGradient}. */
public final class GradedKernelGradient implements Graded<Answer> {
    private static final Answer LIBRARY =
            (image, outputGradient) -> Library.convolve(image, outputGradient, Library.window(outputGradient));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "turned-the-output-gradient",
                        (image, gradient) -> LIBRARY.gradient(image, Library.turned(gradient))),
                mistake("turned-the-result", (image, gradient) -> Library.turned(LIBRARY.gradient(image, gradient))),
                mistake(
                        "took-the-mean-over-the-positions",
                        (image, gradient) -> Library.map(
                                LIBRARY.gradient(image, gradient),
                                (y, x, v) -> v / (gradient.length * gradient[0].length))),
                mistake(
                        "left-the-output-gradient-out",
                        (image, gradient) -> LIBRARY.gradient(image, Library.map(gradient, (y, x, v) -> 1))),
                mistake(
                        "transposed-the-result",
                        (image, gradient) -> Library.transposed(LIBRARY.gradient(image, gradient))),
                mistake("kept-the-last-position-only", (image, gradient) -> {
                    int i = gradient.length - 1;
                    int j = gradient[0].length - 1;
                    return Library.map(
                            LIBRARY.gradient(image, gradient), (y, x, v) -> gradient[i][j] * image[i + y][j + x]);
                }),
                mistake(
                        "forgot-the-plus-1",
                        (image, gradient) -> Library.withoutLast(LIBRARY.gradient(image, gradient))),
                mistake(
                        "cut-off-the-fractions",
                        (image, gradient) -> Library.truncated(LIBRARY.gradient(image, gradient))));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.gradient(
                                new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, new double[][] {{1, 0}, {0, 10}}),
                        a -> a.gradient(
                                new double[][] {{1, 2, 3, 4, 0}, {4, 5.5, 6, 0, -1}, {7, 8, 9, -2, 1}},
                                new double[][] {{1, -0.5}, {0.25, 10}}));
    }

    @Points(2)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        60,
                        r -> {
                            double[][] image = Library.image(r, r.nextInt(1, 8), r.nextInt(1, 8));
                            double[][] gradient =
                                    Library.image(r, r.nextInt(1, image.length + 1), r.nextInt(1, image[0].length + 1));
                            return a -> a.gradient(image, gradient);
                        },
                        a -> a.gradient(new double[][] {{-0.5}}, new double[][] {{3}}),
                        a -> a.gradient(new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[][] {{0.5}}),
                        a -> a.gradient(new double[][] {{1, 2}, {3, 4}}, new double[][] {{1, 10}, {100, 1000}}));
    }
}
