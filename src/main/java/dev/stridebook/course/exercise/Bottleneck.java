package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S2.7: what a bottleneck block costs. */
public final class Bottleneck {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The block's weights, without biases. */
        long weights(int channels, int width);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S2.7", "What a bottleneck block saves", Answer.class, Tests.class)
            .lesson(2)
            .covers("S0.C5")
            .task("""
                A single 1×1 convolution is called pointwise; the bottleneck is the block it makes possible. ResNet-50's goes from channels
                to width by 1×1, from width to width by 3×3, and from width back to channels by 1×1. Count the weights of all three, without biases.
                With 256 channels and width 64 compare it with a single 3×3 from 256 to 256, which has 589,824.""")
            .mistake(
                    (channels, width) -> weights(channels, width, 1) + weights(width, width, 3),
                    "you forgot the last 1×1, which brings the channels back.")
            .mistake(
                    (channels, width) ->
                            weights(channels, width, 3) + weights(width, width, 3) + weights(width, channels, 3),
                    "you gave all three a 3×3 kernel; the first and the last are 1×1.")
            .mistake(
                    (channels, width) -> Tests.LIBRARY.weights(channels, width) + 2L * width + channels,
                    "you counted biases; the block has none.")
            .mistake(
                    (channels, width) ->
                            weights(channels, width, 1) + weights(channels, channels, 3) + weights(width, channels, 1),
                    "you let the 3×3 work on all channels; it works on the few that the first 1×1 left.")
            .hints(
                    "Count the three convolutions one by one.",
                    "A convolution from a to b channels with a k×k kernel has a·b·k·k weights.",
                    "channels·width + 9·width·width + width·channels.");

    private Bottleneck() {}

    private static long weights(int in, int out, int k) {
        return Library.parameters(new Conv2d(in, out, kernel(k)).withoutBias(), Shape.of(in, k, k));
    }

    static final class Tests {
        private static final Answer LIBRARY = (channels, width) ->
                weights(channels, width, 1) + weights(width, width, 3) + weights(width, channels, 1);

        @Points(1)
        @Order(1)
        @DisplayName("the blocks of ResNet-50")
        void resnet(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.weights(256, 64), a -> a.weights(512, 128), a -> a.weights(1024, 256));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random blocks")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(20, r -> {
                int channels = r.nextInt(1, 200);
                int width = r.nextInt(1, 100);
                return a -> a.weights(channels, width);
            });
        }
    }
}
