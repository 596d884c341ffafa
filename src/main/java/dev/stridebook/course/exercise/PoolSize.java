package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S0.6: the size after pooling. */
public final class PoolSize {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The three sides. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute(
                    "S0.6", "The size after pooling", Answer.class, Tests.class)
            .lesson(4)
            .task("""
                Max pooling slides over a 32×32 map with stride 2 and no padding. What is the side of the result for k = 1, for k = 3 and for k = 5?
                Answer with an array of the three numbers.""")
            .mistake(
                    () -> new int[] {17, 16, 15},
                    "you rounded up; unless asked otherwise, pooling rounds down as well.")
            .mistake(() -> new int[] {15, 14, 13}, "you counted the steps; there is one position more, hence the + 1.")
            .mistake(
                    () -> new int[] {32, 10, 6},
                    "you took the kernel for the stride; that is only the default, here the stride is 2.")
            .mistake(() -> new int[] {16, 16, 16}, "you halved the side; the kernel has to fit as well.")
            .hints(
                    "The formula is the one of convolution.",
                    "⌊(32 − k) / 2⌋ + 1 for each of the three.",
                    "⌊31/2⌋ + 1, ⌊29/2⌋ + 1 and ⌊27/2⌋ + 1.");

    private PoolSize() {}

    static final class Tests {
        private static final Answer LIBRARY = () -> sides(1, 3, 5);

        @Points(1)
        @Order(1)
        @DisplayName("k = 3")
        void three(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.sides()[1]);
        }

        @Points(1)
        @Order(2)
        @DisplayName("all three")
        void all(Answer answer) {
            compare(answer, LIBRARY).on(Answer::sides);
        }

        private static int[] sides(int... kernels) {
            return Arrays.stream(kernels)
                    .map(k -> kernel(k).stride(2).outputSize(32, 32).height())
                    .toArray();
        }
    }
}
