package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ChannelSum;
import dev.stridebook.course.exercise.ChannelSum.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ChannelSum}. */
public final class GradedChannelSum implements Graded<Answer> {
    private static final Answer LIBRARY =
            (image, kernel) -> Library.convolve(image, new double[][][][] {kernel}, Library.window(kernel[0]))[0];

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "took-the-mean-over-the-channels",
                        (image, kernel) -> Library.map(LIBRARY.convolve(image, kernel), (y, x, v) -> v / image.length)),
                mistake(
                        "used-the-first-channel-alone",
                        (image, kernel) -> Library.convolve(image[0], kernel[0], Library.window(kernel[0]))),
                mistake(
                        "turned-the-kernel",
                        (image, kernel) -> LIBRARY.convolve(
                                image,
                                Arrays.stream(kernel).map(Library::turned).toArray(double[][][]::new))),
                mistake(
                        "used-one-kernel-channel-for-all",
                        (image, kernel) -> LIBRARY.convolve(
                                image, Arrays.stream(kernel).map(c -> kernel[0]).toArray(double[][][]::new))),
                mistake(
                        "kept-the-last-channel-alone",
                        (image, kernel) -> Library.convolve(
                                image[image.length - 1], kernel[kernel.length - 1], Library.window(kernel[0]))),
                mistake(
                        "kept-the-image-size",
                        (image, kernel) -> Library.convolve(
                                image,
                                new double[][][][] {kernel},
                                Library.window(kernel[0]).samePadding())[0]),
                mistake(
                        "added-up-in-an-int",
                        (image, kernel) -> Library.sums(image, kernel, Library.window(kernel[0]), sum -> (int) sum)),
                mistake(
                        "added-up-in-a-float",
                        (image, kernel) -> Library.sums(image, kernel, Library.window(kernel[0]), sum -> (float) sum)));
    }

    @Points(1)
    @Order(1)
    void two(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.convolve(new double[][][] {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, new double[][][] {
                            {{1, 0}, {0, 0}}, {{0, 0}, {0, 10}}
                        }),
                        a -> a.convolve(new double[][][] {{{0.5, -1, 4}}, {{2, 0.25, 300}}}, new double[][][] {
                            {{-1.5, 2}}, {{0.5, -4}}
                        }),
                        a -> a.convolve(new double[][][] {{{7, 0.1, -4}}, {{-2, 0.25, 30}}}, new double[][][] {
                            {{-1.5, 2}}, {{0.5, -4}}
                        }),
                        a -> a.convolve(new double[][][] {{{0.5}, {-1}, {4}}, {{2}, {0.25}, {300}}}, new double[][][] {
                            {{-1.5}, {2}}, {{0.5}, {-4}}
                        }));
    }

    @Points(1)
    @Order(2)
    void size(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> Library.size(a.convolve(new double[3][8][8], new double[3][3][3])),
                        a -> Library.size(a.convolve(new double[3][8][11], new double[3][2][4])),
                        a -> Library.size(a.convolve(new double[5][7][3], new double[5][1][3])));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(30, r -> {
            int channels = r.nextInt(1, 6);
            int height = r.nextInt(1, 5);
            int width = r.nextInt(1, 5);
            double[][][] kernel = Library.volume(r, channels, height, width);
            double[][][] image = Library.volume(r, channels, height + r.nextInt(0, 4), width + r.nextInt(0, 4));
            return a -> a.convolve(image, kernel);
        });
    }
}
