package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S2.2: a kernel spans all input channels and sums over them. */
public final class ChannelSum {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The one feature map of an image {@code [channels][height][width]} under one kernel of as many channels. */
        double[][] convolve(double[][][] image, double[][][] kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S2.2", "A kernel sums over all channels", Answer.class, Tests.class)
            .lesson(2)
            .covers("S2.C2", "S3.C4")
            .task("""
                A kernel has as many channels as its input, and one output channel: it slides over height and width only, never over channels
                or over the batch. Each channel of the kernel works on its channel of the image, and the results are added up. So an output channel has seen all
                of them. Write it, without padding, with stride 1.""")
            .mistake(
                    (image, kernel) ->
                            Library.map(Tests.LIBRARY.convolve(image, kernel), (y, x, v) -> v / image.length),
                    "you took the mean over the channels; a convolution adds them up.")
            .mistake(
                    (image, kernel) -> Library.convolve(image[0], kernel[0], Library.window(kernel[0])),
                    "you used the first channel alone; a kernel spans all of them.")
            .mistake(
                    (image, kernel) -> Tests.LIBRARY.convolve(
                            image, Arrays.stream(kernel).map(Library::turned).toArray(double[][][]::new)),
                    "you turned the kernel by 180°; in deep learning it stays as it is.")
            .mistake(
                    (image, kernel) -> Tests.LIBRARY.convolve(
                            image, Arrays.stream(kernel).map(c -> kernel[0]).toArray(double[][][]::new)),
                    "you used the kernel's first channel for all; each channel has weights of its own.")
            .hints(
                    "What does the convolution of one channel give? And what happens to the results of all channels?",
                    "Your loops for one channel, and one loop more, over the channels, around or inside them.",
                    "output[i][j] += image[c][i + y][j + x] * kernel[c][y][x] for all c, y and x.");

    private ChannelSum() {}

    static final class Tests {
        private static final Answer LIBRARY =
                (image, kernel) -> Library.convolve(image, new double[][][][] {kernel}, Library.window(kernel[0]))[0];

        @Points(1)
        @Order(1)
        @DisplayName("two channels")
        void two(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.convolve(new double[][][] {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, new double[][][] {
                        {{1, 0}, {0, 0}}, {{0, 0}, {0, 10}}
                    }));
        }

        @Points(1)
        @Order(2)
        @DisplayName("RGB of 8×8 under 3×3×3 gives one map of 6×6")
        void size(Answer answer) {
            compare(answer, LIBRARY).on(a -> Library.size(a.convolve(new double[3][8][8], new double[3][3][3])));
        }

        @Points(2)
        @Order(3)
        @DisplayName("random images and kernels")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(30, r -> {
                int channels = r.nextInt(1, 4);
                double[][][] kernel = Library.volume(r, channels, r.nextInt(1, 4), r.nextInt(1, 4));
                double[][][] image = Library.volume(r, channels, r.nextInt(3, 6), r.nextInt(3, 6));
                return a -> a.convolve(image, kernel);
            });
        }
    }
}
