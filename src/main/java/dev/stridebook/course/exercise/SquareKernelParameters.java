package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S0.3: the parameters of a 3×3 convolution. */
public final class SquareKernelParameters {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Weights and biases. */
        long parameters();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute(
                    "S0.3", "The parameters of a 3×3 convolution", Answer.class, Tests.class)
            .lesson(1)
            .task("""
                A convolution takes 3 channels to 12 with a 3×3 kernel and padding 1. How many numbers does it learn, biases included?""")
            .mistake(() -> 12 * 3 * 9, "you left out the biases, one for each of the 12 output channels.")
            .mistake(() -> 12 * 9 + 12, "you gave each kernel a single channel; it spans all 3.")
            .mistake(() -> 12 * 3 * 3 + 12, "you counted one side of the kernel; it has 3·3 cells.")
            .mistake(
                    () -> 3 * 9 + 3, "you counted for the input's channels; there is a kernel for each output channel.")
            .mistake(() -> 12 * 3 * 9 + 3, "you gave each input channel a bias; each output channel has one.")
            .mistake(
                    () -> 12 * 3 * 9 * 32 * 32,
                    "you multiplied by the image's cells; the same kernel is used at every position, so they do not count.")
            .hints(
                    "How many kernels are there, and how many cells has each of them? Is the padding learned?",
                    "There are 12 kernels, and each spans all 3 input channels: 3×3×3 weights. To each kernel belongs one bias.",
                    "12·(3·3·3) weights and 12 biases.");

    private SquareKernelParameters() {}

    static final class Tests {
        private static final Answer LIBRARY =
                () -> Library.parameters(new Conv2d(3, 12, kernel(3).padding(1)), Shape.of(3, 32, 32));

        @Points(1)
        @Order(1)
        @DisplayName("the number of parameters")
        void parameters(Answer answer) {
            compare(answer, LIBRARY).on(Answer::parameters);
        }
    }
}
