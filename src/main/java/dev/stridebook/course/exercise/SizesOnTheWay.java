package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.7: the shape walk of the MNIST network. */
public final class SizesOnTheWay {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The side after each of the four layers. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute(
                    "S1.7", "The shape walk of the MNIST network", Answer.class, Tests.class)
            .lesson(6)
            .covers("S3.6")
            .task("""
                A digit of 28×28 goes through a 5×5 convolution, 2×2 pooling, another 5×5 convolution and another 2×2 pooling. The convolutions have stride 1 and no
                padding. How long is a side after each of the four? Answer with an array of four numbers.""")
            .mistake(
                    () -> new int[] {28, 14, 14, 7},
                    "you let the convolutions keep the size; without padding a kernel of 5 takes 4.")
            .mistake(() -> new int[] {23, 11, 6, 3}, "you subtracted the whole kernel; it takes k − 1.")
            .mistake(() -> new int[] {24, 12, 8, 8}, "you forgot the last pooling.")
            .mistake(() -> new int[] {24, 23, 19, 18}, "you moved the pooling by 1; its stride is its kernel.")
            .hints(
                    "(n − k) / s + 1, four times.",
                    "A 5×5 kernel takes 4 cells, 2×2 pooling halves.",
                    "28 − 4, half of it, less 4, half of it.");

    private SizesOnTheWay() {}

    static final class Tests {
        private static final Answer LIBRARY = () -> {
            Sequential net = new Sequential(
                    new Conv2d(1, 10, kernel(5)), new MaxPool2d(2), new Conv2d(10, 20, kernel(5)), new MaxPool2d(2));
            return net.shapes(Shape.of(1, 28, 28)).stream()
                    .skip(1)
                    .mapToInt(shape -> shape.size().height())
                    .toArray();
        };

        @Points(1)
        @Order(1)
        @DisplayName("after the first two layers")
        void first(Answer answer) {
            compare(answer, LIBRARY).on(a -> Arrays.copyOf(a.sides(), 2));
        }

        @Points(1)
        @Order(2)
        @DisplayName("all four")
        void all(Answer answer) {
            compare(answer, LIBRARY).on(Answer::sides);
        }
    }
}
