package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S0.2: a kernel that works along one axis. */
public final class RowKernel {
    /** What an answer is. */
    public interface Answer {
        /** Rows and columns of padding on each side that keep the size. */
        Size padding();

        /** Weights and biases. */
        long parameters();
    }

    private record Given(Size padding, long parameters) implements Answer {}

    public static final Exercise<Answer> EXERCISE = Exercise.compute(
                    "S0.2", "A kernel along one axis", Answer.class, Tests.class)
            .lesson(1)
            .covers("S0.C2", "S0.C4")
            .task("""
                A convolution takes 3 channels to 12 with kernel_size=(1,5): a kernel of height 1 and width 5. Which padding keeps the
                image's size, as Size.of(height, width), counted per side? And how many parameters has the layer, biases included?""")
            .mistake(
                    () -> new Given(Size.of(2, 0), Tests.LIBRARY.parameters()),
                    "you swapped the numbers; height comes first, and the kernel is wide, so only the width needs padding.")
            .mistake(
                    () -> new Given(Size.of(2, 2), Tests.LIBRARY.parameters()),
                    "you padded both axes; a kernel of height 1 takes no rows away.")
            .mistake(
                    () -> new Given(Size.of(0, 4), Tests.LIBRARY.parameters()),
                    "you gave the padding of both sides together; it counts per side.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.padding(), Tests.LIBRARY.parameters() - 12),
                    "you left out the biases, one for each of the 12 output channels.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.padding(), 12 * 5 + 12),
                    "you gave each kernel a single channel; it spans all 3.")
            .hints(
                    "Look at one axis at a time. How many rows does a kernel of height 1 take away, how many columns one of width 5?",
                    "Padding (k − 1) / 2 on each side gives back what the kernel takes. Each of the 12 kernels has 3·1·5 weights.",
                    "(1 − 1) / 2 = 0 rows and (5 − 1) / 2 = 2 columns; 12·3·1·5 weights and 12 biases.");

    private RowKernel() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                Size.of(
                        kernel(1, 5).samePadding().padding().top(),
                        kernel(1, 5).samePadding().padding().left()),
                Library.parameters(new Conv2d(3, 12, kernel(1, 5)), Shape.of(3, 32, 32)));

        @Points(1)
        @Order(1)
        @DisplayName("the padding that keeps the size")
        void padding(Answer answer) {
            compare(answer, LIBRARY).on(Answer::padding);
        }

        @Points(1)
        @Order(2)
        @DisplayName("the number of parameters")
        void parameters(Answer answer) {
            compare(answer, LIBRARY).on(Answer::parameters);
        }
    }
}
