package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.language.Language.say;

import dev.stridebook.course.exercise.LoopOrder;
import dev.stridebook.course.exercise.LoopOrder.Answer;
import dev.stridebook.notebook.Stopwatch;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link LoopOrder}. */
public final class GradedLoopOrder implements Graded<Answer> {
    private static final Answer LIBRARY = with(kernels -> kernels);

    /** What the time is told of: 16 channels of 28×28, and 16 kernels of 3×3. */
    private static final int TIMED_CHANNELS = 16;

    private static final int TIMED_SIDE = 28;
    private static final int TIMED_KERNEL = 3;

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "turned-the-kernel",
                        with(kernels -> each(
                                kernels,
                                kernel -> Arrays.stream(kernel)
                                        .map(Library::turned)
                                        .toArray(double[][][]::new)))),
                mistake("kept-the-last-product", with(kernels -> each(kernels, GradedLoopOrder::lastCell))),
                mistake(
                        "used-the-first-channel-alone",
                        (x, channels, height, width, weight, out, k) -> flat(Library.convolve(
                                volume(x, 1, height, width), kernels(weight, out, channels, k), Window.kernel(k)))),
                mistake(
                        "used-one-kernel-channel-for-all",
                        with(kernels -> each(
                                kernels,
                                kernel -> Arrays.stream(kernel)
                                        .map(channel -> kernel[0])
                                        .toArray(double[][][]::new)))),
                mistake("used-the-first-kernel-for-all", with(kernels -> each(kernels, kernel -> kernels[0]))),
                mistake("swapped-the-channels-of-the-weights", (x, channels, height, width, weight, out, k) -> {
                    double[][][][] swapped = kernels(weight, channels, out, k);
                    double[][][][] kernels = IntStream.range(0, out)
                            .mapToObj(o -> IntStream.range(0, channels)
                                    .mapToObj(c -> swapped[c][o])
                                    .toArray(double[][][]::new))
                            .toArray(double[][][][]::new);
                    return flat(Library.convolve(volume(x, channels, height, width), kernels, Window.kernel(k)));
                }),
                mistake(
                        "swapped-height-and-width",
                        (x, channels, height, width, weight, out, k) ->
                                LIBRARY.convolve(x, channels, width, height, weight, out, k)),
                mistake("put-the-channels-last", (x, channels, height, width, weight, out, k) -> {
                    double[] result = LIBRARY.convolve(x, channels, height, width, weight, out, k);
                    int cells = result.length / out;
                    return IntStream.range(0, result.length)
                            .mapToDouble(i -> result[i % out * cells + i / out])
                            .toArray();
                }),
                mistake(
                        "kept-the-image-size",
                        (x, channels, height, width, weight, out, k) -> flat(Library.convolve(
                                volume(x, channels, height, width),
                                kernels(weight, out, channels, k),
                                Window.kernel(k).samePadding()))),
                mistake("left-out-the-last-positions", (x, channels, height, width, weight, out, k) -> {
                    double[] result = LIBRARY.convolve(x, channels, height, width, weight, out, k);
                    int down = height - k + 1;
                    int across = width - k + 1;
                    return IntStream.range(0, result.length)
                            .mapToDouble(i -> i % across == across - 1 || i / across % down == down - 1 ? 0 : result[i])
                            .toArray();
                }),
                mistake("added-up-in-a-float", sums(sum -> (float) sum)));
    }

    /** Returns the right answer for other kernels than those that are given. */
    private static Answer with(UnaryOperator<double[][][][]> change) {
        return (x, channels, height, width, weight, out, k) -> flat(Library.convolve(
                volume(x, channels, height, width), change.apply(kernels(weight, out, channels, k)), Window.kernel(k)));
    }

    private static Answer sums(DoubleUnaryOperator kept) {
        return (x, channels, height, width, weight, out, k) -> flat(Arrays.stream(kernels(weight, out, channels, k))
                .map(kernel -> Library.sums(volume(x, channels, height, width), kernel, Window.kernel(k), kept))
                .toArray(double[][][]::new));
    }

    private static double[][][][] each(double[][][][] kernels, UnaryOperator<double[][][]> change) {
        return Arrays.stream(kernels).map(change).toArray(double[][][][]::new);
    }

    /** Sets all weights of a kernel to 0 but the last of the last channel. */
    private static double[][][] lastCell(double[][][] kernel) {
        int last = kernel.length - 1;
        int end = kernel[last].length - 1;
        return IntStream.range(0, kernel.length)
                .mapToObj(c -> Library.map(kernel[c], (i, j, weight) -> c == last && i == end && j == end ? weight : 0))
                .toArray(double[][][]::new);
    }

    @Points(1)
    @Order(1)
    void plane(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.convolve(
                                new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 3, 3, new double[] {1, 0, 0, 10}, 1, 2),
                        a -> a.convolve(
                                new double[] {0.5, -1.25, 300, 2, 0.1, -7, 4, 8},
                                1,
                                2,
                                4,
                                new double[] {-0.5, 2, 3, 1},
                                1,
                                2),
                        a -> a.convolve(
                                new double[] {0.5, -1.25, 300, 2, 0.1, -7, 4, 8},
                                1,
                                4,
                                2,
                                new double[] {-0.5, 2, 3, 1},
                                1,
                                2),
                        a -> a.convolve(new double[] {3, 0.25}, 1, 1, 2, new double[] {-2}, 1, 1));
    }

    @Points(1)
    @Order(2)
    void channels(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.convolve(new double[] {3, 5}, 2, 1, 1, new double[] {10, 2}, 1, 1),
                        a -> a.convolve(new double[] {3, 5}, 1, 1, 2, new double[] {10, 2, -0.5}, 3, 1),
                        a -> a.convolve(
                                new double[] {1, 2, 3, 4, 5, 6, 7, 8},
                                2,
                                2,
                                2,
                                new double[] {1, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0.5, 0},
                                2,
                                2));
    }

    @Points(2)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(30, r -> {
            int channels = r.nextInt(1, 5);
            int out = r.nextInt(1, 5);
            int k = r.nextInt(1, 4);
            int height = k + r.nextInt(0, 4);
            int width = k + r.nextInt(0, 4);
            double[] x = flat(Library.volume(r, channels, height, width));
            double[] weight = flat(Library.volume(r, out * channels, k, k));
            return a -> a.convolve(x, channels, height, width, weight, out, k);
        });
    }

    @Override
    public Optional<String> remark(Answer answer) {
        RandomGenerator random = new Random(1);
        double[] x = DoubleStream.generate(random::nextDouble)
                .limit((long) TIMED_CHANNELS * TIMED_SIDE * TIMED_SIDE)
                .toArray();
        double[] weight = DoubleStream.generate(random::nextDouble)
                .limit((long) TIMED_CHANNELS * TIMED_CHANNELS * TIMED_KERNEL * TIMED_KERNEL)
                .toArray();
        return Optional.of(say(
                "Your answer takes %.2f ms for %d channels of %d×%d and %d kernels of %d×%d, the textbook order %.2f ms.",
                millis(answer, x, weight),
                TIMED_CHANNELS,
                TIMED_SIDE,
                TIMED_SIDE,
                TIMED_CHANNELS,
                TIMED_KERNEL,
                TIMED_KERNEL,
                millis(GradedLoopOrder::inTextbookOrder, x, weight)));
    }

    private static double millis(Answer answer, double[] x, double[] weight) {
        return 1e3
                * Stopwatch.seconds(() -> answer.convolve(
                        x, TIMED_CHANNELS, TIMED_SIDE, TIMED_SIDE, weight, TIMED_CHANNELS, TIMED_KERNEL));
    }

    /** One cell of the output after the other, each a sum over channels, rows and columns. */
    private static double[] inTextbookOrder(
            double[] x, int channels, int height, int width, double[] weight, int out, int k) {
        int down = height - k + 1;
        int across = width - k + 1;
        double[] result = new double[out * down * across];
        for (int o = 0; o < out; o++) {
            for (int y = 0; y < down; y++) {
                for (int z = 0; z < across; z++) {
                    double sum = 0;
                    for (int c = 0; c < channels; c++) {
                        for (int i = 0; i < k; i++) {
                            for (int j = 0; j < k; j++) {
                                sum += weight[((o * channels + c) * k + i) * k + j]
                                        * x[(c * height + y + i) * width + z + j];
                            }
                        }
                    }
                    result[(o * down + y) * across + z] = sum;
                }
            }
        }
        return result;
    }

    private static double[][][] volume(double[] flat, int channels, int height, int width) {
        return IntStream.range(0, channels)
                .mapToObj(c ->
                        Library.map(new double[height][width], (y, z, zero) -> flat[(c * height + y) * width + z]))
                .toArray(double[][][]::new);
    }

    private static double[][][][] kernels(double[] weight, int out, int channels, int k) {
        int size = channels * k * k;
        return IntStream.range(0, out)
                .mapToObj(o -> volume(Arrays.copyOfRange(weight, o * size, (o + 1) * size), channels, k, k))
                .toArray(double[][][][]::new);
    }

    private static double[] flat(double[][][] volume) {
        return Arrays.stream(volume)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
