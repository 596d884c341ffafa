package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.nd4j.linalg.factory.Nd4j;

/** S1.8b: how a convolution learns: the gradient of its kernel. */
public final class KernelGradient {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The gradient of the loss with respect to the kernel. */
        double[][] gradient(double[][] image, double[][] outputGradient);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S1.8b", "The gradient of a kernel", Answer.class, Tests.class)
            .lesson(6)
            .task("""
                Training needs to know how the loss changes with each weight. Weight (y, x) of the kernel touched image[i + y][j + x] on the way to output (i, j), for every position. So its
                gradient is the sum of outputGradient[i][j] · image[i + y][j + x] over all positions. Write the gradient of the whole kernel, for stride 1 without padding;
                the sizes of the image and of the output say how large the kernel is.""")
            .mistake(
                    (image, gradient) -> Tests.LIBRARY.gradient(image, Library.turned(gradient)),
                    "you turned the output's gradient by 180°; output (i, j) goes with image[i + y][j + x].")
            .mistake(
                    (image, gradient) -> Library.turned(Tests.LIBRARY.gradient(image, gradient)),
                    "you turned the result by 180°; weight (y, x) belongs at (y, x).")
            .mistake(
                    (image, gradient) -> Library.map(
                            Tests.LIBRARY.gradient(image, gradient),
                            (y, x, v) -> v / (gradient.length * gradient[0].length)),
                    "you took the mean over the positions; the gradient is their sum.")
            .mistake(
                    (image, gradient) -> Tests.LIBRARY.gradient(image, Library.map(gradient, (y, x, v) -> 1)),
                    "you left the output's gradient out; it weighs each position.")
            .hints(
                    "How large is the kernel, if the image has 5 rows and the output 3?",
                    "Four loops again: over the kernel's cells, and inside over the output's.",
                    "gradient[y][x] += outputGradient[i][j] * image[i + y][j + x]: the image convolved with the output's gradient.");

    private KernelGradient() {}

    static final class Tests {
        private static final Answer LIBRARY = (image, outputGradient) -> {
            int height = image.length - outputGradient.length + 1;
            int width = image[0].length - outputGradient[0].length + 1;
            Conv2d layer = Conv2d.of(Nd4j.zeros(1, 1, height, width), kernel(height, width));
            layer.forward(Library.toBatch(new double[][][] {image}));
            layer.backward(Library.toBatch(new double[][][] {outputGradient}));
            return Library.toArray(layer.weight().gradient())[0];
        };

        @Points(1)
        @Order(1)
        @DisplayName("a 3×3 image")
        void small(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.gradient(
                            new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, new double[][] {{1, 0}, {0, 10}}));
        }

        @Points(2)
        @Order(2)
        @DisplayName("random images")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(30, r -> {
                double[][] image = Library.image(r, r.nextInt(3, 7), r.nextInt(3, 7));
                double[][] gradient = Library.image(r, r.nextInt(1, 4), r.nextInt(1, 4));
                return a -> a.gradient(image, gradient);
            });
        }
    }
}
