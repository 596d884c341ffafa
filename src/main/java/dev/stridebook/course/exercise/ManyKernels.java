package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S2.3: 128 kernels on 256 channels. */
public final class ManyKernels {
    /** What an answer is. */
    public interface Answer {
        /** Weights and biases. */
        long parameters();

        /** The output's shape without padding. */
        Shape outputShape();
    }

    private record Given(long parameters, Shape outputShape) implements Answer {}

    public static final Exercise<Answer> EXERCISE = Exercise.compute(
                    "S2.3", "128 kernels on 256 channels", Answer.class, Tests.class)
            .lesson(2)
            .task("""
                128 kernels of 3×3×256 slide over a feature map of 24×24 with 256 channels, without padding. How many parameters is that,
                biases included, and what is the output's shape, as Shape.of(channels, height, width)?""")
            .mistake(
                    () -> new Given(Tests.LIBRARY.parameters(), Shape.of(128, 24, 24)),
                    "you expected the size to stay, as the article did; that takes padding 1.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.parameters() - 128, Tests.LIBRARY.outputShape()),
                    "you left out the biases, one for each of the 128 kernels.")
            .mistake(
                    () -> new Given(128 * 9 + 128, Tests.LIBRARY.outputShape()),
                    "you gave each kernel a single channel; it spans all 256.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.parameters(), Shape.of(256, 22, 22)),
                    "you kept the number of channels; each kernel gives one, so there are 128.")
            .hints(
                    "What is in one kernel? And what does the number of kernels say about the output?",
                    "One kernel has 3·3·256 weights and one bias. Without padding 3×3 takes one row and column away on each side.",
                    "128·(3·3·256 + 1) parameters; Shape.of(128, 24 − 3 + 1, 24 − 3 + 1).");

    private ManyKernels() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                Library.parameters(new Conv2d(256, 128, kernel(3)), Shape.of(256, 24, 24)),
                new Conv2d(256, 128, kernel(3)).outputShape(Shape.of(256, 24, 24)));

        @Points(1)
        @Order(1)
        @DisplayName("the number of parameters")
        void parameters(Answer answer) {
            compare(answer, LIBRARY).on(Answer::parameters);
        }

        @Points(1)
        @Order(2)
        @DisplayName("the output's shape")
        void shape(Answer answer) {
            compare(answer, LIBRARY).on(Answer::outputShape);
        }
    }
}
