package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S2.4: what a layer does to a batch. */
public final class BatchAxis {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Images, channels, height and width. */
        int[] shape();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute(
                    "S2.4", "The batch axis", Answer.class, Tests.class)
            .lesson(2)
            .task("""
                A batch randn(32,3,24,24) goes through a convolution from 3 channels to 8, with a 3×3 kernel, padding 1 and stride 2. What is the shape of the
                result? Answer with an array of four numbers: images, channels, height, width.""")
            .mistake(
                    () -> new int[] {8, 3, 12, 12},
                    "you changed the number of images; a layer works on each image by itself.")
            .mistake(() -> new int[] {32, 3, 12, 12}, "you kept the channels; 8 kernels give 8.")
            .mistake(() -> new int[] {32, 8, 24, 24}, "you left the stride out; stride 2 halves each side.")
            .mistake(() -> new int[] {32, 8, 11, 11}, "you left the padding out; it adds a row or column on each side.")
            .mistake(
                    () -> new int[] {32, 24, 12, 12},
                    "you multiplied the channels; each kernel spans all 3 and gives one map, so there are 8.")
            .hints(
                    "Which of the four numbers can a convolution change at all?",
                    "The number of images stays. The channels become as many as there are kernels. For the sides take ⌊(n + 2p − k)/s⌋ + 1.",
                    "{32, 8, ⌊(24 + 2 − 3)/2⌋ + 1, the same}.");

    private BatchAxis() {}

    static final class Tests {
        private static final Answer LIBRARY = () -> {
            Shape output = new Conv2d(3, 8, kernel(3).padding(1).stride(2)).outputShape(Shape.of(3, 24, 24));
            return new int[] {
                32, output.channels(), output.size().height(), output.size().width()
            };
        };

        @Points(1)
        @Order(1)
        @DisplayName("images and channels")
        void images(Answer answer) {
            compare(answer, LIBRARY).on(a -> Arrays.copyOf(a.shape(), 2));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the whole shape")
        void shape(Answer answer) {
            compare(answer, LIBRARY).on(Answer::shape);
        }
    }
}
