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
                        (image, gradient) -> LIBRARY.gradient(image, Library.map(gradient, (y, x, v) -> 1))));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(a ->
                        a.gradient(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, new double[][] {{1, 0}, {0, 10}}));
    }

    @Points(2)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(30, r -> {
            double[][] image = Library.image(r, r.nextInt(3, 7), r.nextInt(3, 7));
            double[][] gradient = Library.image(r, r.nextInt(1, 4), r.nextInt(1, 4));
            return a -> a.gradient(image, gradient);
        });
    }
}
