package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.KernelGradient;
import dev.stridebook.course.exercise.KernelGradient.Answer;
import dev.stridebook.nn.Conv2d;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.nd4j.linalg.factory.Nd4j;

/** Grades {@link KernelGradient}. */
public final class GradedKernelGradient implements Graded<Answer> {
    private static final Answer LIBRARY = (image, outputGradient) -> {
        int height = image.length - outputGradient.length + 1;
        int width = image[0].length - outputGradient[0].length + 1;
        Conv2d layer = Conv2d.of(Nd4j.zeros(1, 1, height, width), kernel(height, width));
        layer.forward(Library.toBatch(new double[][][] {image}));
        layer.backward(Library.toBatch(new double[][][] {outputGradient}));
        return Library.toArray(layer.weight().gradient())[0];
    };

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
