package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S0.4: the parameters of any convolution. */
public final class ConvolutionParameters {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Weights and biases. */
        long parameters(int inChannels, int outChannels, int kernelHeight, int kernelWidth);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S0.4", "The parameters of any convolution", Answer.class, Tests.class)
            .lesson(1)
            .covers("S0.2", "S0.3", "S0.5", "S0.C3")
            .task("""
                Write the function that counts the parameters of a convolution, biases included: from the number of input and output
                channels and the height and width of its kernel, which need not be a square.""")
            .mistake(
                    (in, out, height, width) -> (long) in * out * height * width,
                    "you left out the biases, one for each output channel.")
            .mistake(
                    (in, out, height, width) -> (long) in * out * height * height + out,
                    "you took the kernel for a square; (3,5) is a rectangle.")
            .mistake(
                    (in, out, height, width) -> (long) out * height * width + out,
                    "you gave each kernel a single channel; it spans all input channels.")
            .mistake(
                    (in, out, height, width) -> (long) in * out * height * width + 1,
                    "you added a single bias; each output channel has one.")
            .mistake(
                    (in, out, height, width) -> (long) in * out * height * width + in,
                    "you gave each input channel a bias; each output channel has one.")
            .hints(
                    "How many numbers are in one kernel? How many kernels are there?",
                    "One kernel has inChannels · kernelHeight · kernelWidth weights and one bias; there are outChannels kernels.",
                    "return (long) outChannels * (inChannels * kernelHeight * kernelWidth + 1);");

    private ConvolutionParameters() {}

    static final class Tests {
        private static final Answer LIBRARY = (in, out, height, width) ->
                Library.parameters(new Conv2d(in, out, kernel(height, width)), Shape.of(in, height, width));

        @Points(1)
        @Order(1)
        @DisplayName("the article's layers")
        void article(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.parameters(3, 12, 1, 5),
                            a -> a.parameters(3, 12, 3, 3),
                            a -> a.parameters(3, 12, 3, 5),
                            a -> a.parameters(3, 64, 3, 3),
                            a -> a.parameters(64, 16, 1, 1));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random layers")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(30, r -> {
                int in = r.nextInt(1, 20);
                int out = r.nextInt(1, 20);
                int height = r.nextInt(1, 8);
                int width = r.nextInt(1, 8);
                return a -> a.parameters(in, out, height, width);
            });
        }
    }
}
