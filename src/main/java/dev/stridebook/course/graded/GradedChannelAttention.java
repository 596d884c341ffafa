package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ChannelAttention;
import dev.stridebook.course.exercise.ChannelAttention.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link ChannelAttention}. */
public final class GradedChannelAttention implements Graded<Answer> {
    private static final Answer LIBRARY =
            maps -> weighted(maps, Library.map(global(maps, Library::mean), GradedChannelAttention::sigmoid));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-out-the-sigmoid", maps -> weighted(maps, global(maps, Library::mean))),
                mistake(
                        "took-the-maximum-of-each-channel",
                        maps -> weighted(
                                maps, Library.map(global(maps, Library::largest), GradedChannelAttention::sigmoid))),
                mistake("weighted-each-cell-by-itself", maps -> Library.map(maps, v -> v * sigmoid(v))),
                mistake(
                        "took-the-sum-of-each-channel",
                        maps -> weighted(
                                maps,
                                Library.map(
                                        Library.map(
                                                global(maps, Library::mean),
                                                v -> v * maps[0].length * maps[0][0].length),
                                        GradedChannelAttention::sigmoid))),
                mistake(
                        "left-out-the-minus-sign",
                        maps -> weighted(maps, Library.map(global(maps, Library::mean), a -> 1 / (1 + Math.exp(a))))),
                mistake(
                        "divided-infinity-by-infinity",
                        maps -> weighted(
                                maps, Library.map(global(maps, Library::mean), a -> Math.exp(a) / (1 + Math.exp(a))))),
                mistake(
                        "gave-all-channels-one-weight",
                        maps -> Library.map(maps, v -> v * sigmoid(Library.mean(cells(global(maps, Library::mean)))))),
                mistake(
                        "averaged-in-ints",
                        maps -> weighted(
                                maps,
                                Library.map(
                                        global(maps, GradedChannelAttention::meanInInts),
                                        GradedChannelAttention::sigmoid))));
    }

    @Points(1)
    @Order(1)
    void zero(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.attend(new double[][][] {{{-4, 4}}}),
                        a -> a.attend(new double[][][] {{{1.5}, {-3}, {1.5}}}));
    }

    @Points(1)
    @Order(2)
    void two(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.attend(new double[][][] {{{1, 3}}, {{-2, -2}}}),
                        a -> a.attend(new double[][][] {{{-1, 2}}, {{0.5, 0.25}}}),
                        a -> a.attend(new double[][][] {{{0.25, 1}, {-0.5, 2}, {3, 0.75}}, {{-2, 0}, {1, 0}, {0, 0}}}),
                        a -> a.attend(new double[][][] {{{1000, 1500}}, {{-1000, -1500}}}));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][][] maps = Library.volume(r, r.nextInt(1, 6), r.nextInt(1, 6), r.nextInt(1, 6));
            return a -> a.attend(maps);
        });
    }

    /** Reduces each channel to one number. */
    private static double[][][] global(double[][][] maps, ToDoubleFunction<double[]> toOne) {
        return Arrays.stream(maps)
                .map(channel -> Library.pool(channel, Library.window(channel), toOne))
                .toArray(double[][][]::new);
    }

    /** Returns the only cell of each channel. */
    private static double[] cells(double[][][] pooled) {
        return Arrays.stream(pooled).mapToDouble(channel -> channel[0][0]).toArray();
    }

    private static double meanInInts(double[] cells) {
        int sum = 0;
        for (double cell : cells) {
            sum = (int) (sum + cell);
        }
        return sum / cells.length;
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    private static double[][][] weighted(double[][][] maps, double[][][] weights) {
        return IntStream.range(0, maps.length)
                .mapToObj(c -> Library.map(maps[c], (y, x, value) -> value * weights[c][0][0]))
                .toArray(double[][][]::new);
    }
}
