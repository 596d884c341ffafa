package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.5: the MACs of a stack of layers. */
public final class NetworkMacs {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Multiply-accumulates of all layers for one image. */
        long macs(int side, int[][] layers);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S4.5", "The MACs of a stack of layers", Answer.class, Tests.class)
            .lesson(7)
            .covers("S3.8")
            .task("""
                AlexNet takes 0.714 billion multiply-accumulates for an image of 224×224, VGG16 15.470. Count them for a stack of square convolutions on a square image: each layer is {in channels, out channels, kernel, stride, padding}, and the
                output of one is the input of the next. A multiply-accumulate is one weight at one position; biases do not count.""")
            .mistake(
                    (side, layers) -> total(
                            side, layers, (l, before, after) -> (long) l[0] * l[1] * l[2] * l[2] * before * before),
                    "you took the side before the layer; each number of its output costs, so take the side behind it.")
            .mistake(
                    (side, layers) ->
                            total(side, layers, (l, before, after) -> (long) l[1] * l[2] * l[2] * after * after),
                    "you gave each kernel a single channel; it spans all input channels.")
            .mistake(
                    (side, layers) -> total(
                            side, layers, (l, before, after) -> (long) (l[0] * l[2] * l[2] + 1) * l[1] * after * after),
                    "you counted the biases; adding one is no multiplication.")
            .mistake(
                    (side, layers) -> total(side, layers, (l, before, after) -> (long) l[0] * l[1] * l[2] * l[2]),
                    "you counted the weights; each works at every position.")
            .mistake(
                    (side, layers) -> Tests.LIBRARY.macs(side, Arrays.copyOf(layers, 1)),
                    "you stopped after the first layer.")
            .hints(
                    "What does a single layer cost? And how large is the image behind it?",
                    "Keep the side: after each layer it is (side + 2·padding − kernel) / stride + 1.",
                    "macs += (long) in * out * kernel * kernel * side * side, with the side behind the layer.");

    private NetworkMacs() {}

    /** What one layer costs, from the sides before and behind it. */
    @FunctionalInterface
    private interface LayerCost {
        long of(int[] layer, int before, int after);
    }

    private static long total(int side, int[][] layers, LayerCost cost) {
        long total = 0;
        int before = side;
        for (int[] layer : layers) {
            int after = kernel(layer[2])
                    .stride(layer[3])
                    .padding(layer[4])
                    .outputSize(before, before)
                    .height();
            total += cost.of(layer, before, after);
            before = after;
        }
        return total;
    }

    static final class Tests {
        private static final Answer LIBRARY = (side, layers) -> new Sequential(Arrays.stream(layers)
                        .map(l ->
                                new Conv2d(l[0], l[1], kernel(l[2]).stride(l[3]).padding(l[4])))
                        .toArray(Layer[]::new))
                .cost(Shape.of(layers[0][0], side, side))
                .macs();

        @Points(1)
        @Order(1)
        @DisplayName("the first layers of AlexNet and VGG16")
        void first(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.macs(224, new int[][] {{3, 64, 11, 4, 2}}),
                            a -> a.macs(224, new int[][] {{3, 64, 3, 1, 1}, {64, 64, 3, 1, 1}}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the forum's convolutions with stride 1 and 2")
        void forum(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.macs(28, new int[][] {{1, 16, 3, 1, 0}, {16, 32, 3, 1, 0}}),
                            a -> a.macs(28, new int[][] {{1, 16, 3, 2, 0}, {16, 32, 3, 2, 0}}));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random stacks")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(30, r -> {
                int count = r.nextInt(1, 4);
                int[][] layers = new int[count][];
                int channels = r.nextInt(1, 6);
                for (int i = 0; i < count; i++) {
                    int out = r.nextInt(1, 9);
                    layers[i] = new int[] {channels, out, r.nextInt(1, 4), r.nextInt(1, 3), r.nextInt(0, 2)};
                    channels = out;
                }
                int side = r.nextInt(20, 40);
                return a -> a.macs(side, layers);
            });
        }
    }
}
