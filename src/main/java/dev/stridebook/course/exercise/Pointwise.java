package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S0.5: a 1×1 convolution mixes channels. */
public final class Pointwise {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The mixed maps, {@code [out][height][width]}, of an image {@code [in][height][width]} with weights {@code [out][in]}. */
        double[][][] mix(double[][][] image, double[][] weights);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S0.5", "A 1×1 convolution", Answer.class, Tests.class)
            .lesson(1)
            .covers("S1.C1")
            .task("""
                A 1×1 kernel sees a single pixel, but all its channels: "below 3×3 is meaningless" forgets those. Write it without
                padding, stride or bias: the image is [in][height][width], the weights are [out][in], and output channel o at a pixel is
                the sum of weights[o][c] · image[c] over all input channels c.""")
            .mistake(
                    (image, weights) -> Library.map(Tests.LIBRARY.mix(image, weights), v -> v / image.length),
                    "you took the mean over the channels; a convolution adds them up.")
            .mistake(
                    (image, weights) -> Tests.LIBRARY.mix(image, Library.map(weights, (o, c, v) -> c == 0 ? v : 0)),
                    "you used the first channel alone; a kernel spans all of them.")
            .mistake(
                    (image, weights) -> Tests.LIBRARY.mix(image, Library.mirrored(weights)),
                    "you took the channels from the last to the first; weights[o][c] belongs to image[c].")
            .mistake(
                    (image, weights) -> Library.map(Tests.LIBRARY.mix(image, weights), v -> Math.max(0, v)),
                    "you set negative results to 0; that is ReLU, a layer of its own.")
            .hints(
                    "What is the output's number of channels? And its height and width?",
                    "Three loops go over the output, a fourth adds up the input's channels.",
                    "output[o][y][x] += weights[o][c] * image[c][y][x].");

    private Pointwise() {}

    static final class Tests {
        private static final Answer LIBRARY =
                (image, weights) -> Library.convolve(image, asKernels(weights), kernel(1));

        @Points(1)
        @Order(1)
        @DisplayName("two channels become one")
        void fewer(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.mix(new double[][][] {{{1, 2}}, {{3, 4}}}, new double[][] {{1, 10}}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("one channel becomes three")
        void more(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.mix(new double[][][] {{{1, 2}, {3, 4}}}, new double[][] {{1}, {-1}, {2}}));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random images and weights")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(30, r -> {
                int in = r.nextInt(1, 5);
                double[][][] image = Library.volume(r, in, r.nextInt(1, 4), r.nextInt(1, 4));
                double[][] weights = Library.image(r, r.nextInt(1, 5), in);
                return a -> a.mix(image, weights);
            });
        }

        private static double[][][][] asKernels(double[][] weights) {
            return Arrays.stream(weights)
                    .map(row -> Arrays.stream(row)
                            .mapToObj(weight -> new double[][] {{weight}})
                            .toArray(double[][][]::new))
                    .toArray(double[][][][]::new);
        }
    }
}
