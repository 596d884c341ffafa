package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.AdaptiveAvgPool2d;
import dev.stridebook.nn.MaxPool2d;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S2.5: attention weights for channels. */
public final class ChannelAttention {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The maps, {@code [channels][height][width]}, each multiplied by its weight. */
        double[][][] attend(double[][][] maps);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S2.5", "Attention weights for channels", Answer.class, Tests.class)
            .lesson(2)
            .task("""
                Attention tells important channels from others. The simplest kind: average each channel over its height and width, put the
                average a through the sigmoid 1 / (1 + e⁻ᵃ), and multiply all of the channel by that weight. Write it for maps
                [channels][height][width], and leave the given array as it is.""")
            .mistake(
                    maps -> weighted(maps, Library.apply(AdaptiveAvgPool2d.global(), maps)),
                    "you left out the sigmoid; weights lie between 0 and 1.")
            .mistake(
                    maps -> weighted(
                            maps,
                            Library.map(
                                    Library.apply(new MaxPool2d(kernel(maps[0].length, maps[0][0].length)), maps),
                                    ChannelAttention::sigmoid)),
                    "you took the maximum of each channel; the task asks for its average.")
            .mistake(
                    maps -> Library.map(maps, v -> v * sigmoid(v)),
                    "you weighted each cell by itself; a channel has one weight for all its cells.")
            .mistake(
                    maps -> weighted(
                            maps,
                            Library.map(
                                    Library.map(
                                            Library.apply(AdaptiveAvgPool2d.global(), maps),
                                            v -> v * maps[0].length * maps[0][0].length),
                                    ChannelAttention::sigmoid)),
                    "you took the sum of each channel; divide it by the number of cells.")
            .hints(
                    "Begin with the average of one channel.",
                    "For each channel: sum, divide by height · width, sigmoid, then multiply all its cells.",
                    "double weight = 1 / (1 + Math.exp(-sum / (height * width))); output[c][y][x] = weight * maps[c][y][x].");

    private ChannelAttention() {}

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    private static double[][][] weighted(double[][][] maps, double[][][] weights) {
        return IntStream.range(0, maps.length)
                .mapToObj(c -> Library.map(maps[c], (y, x, value) -> value * weights[c][0][0]))
                .toArray(double[][][]::new);
    }

    static final class Tests {
        private static final Answer LIBRARY = maps ->
                weighted(maps, Library.map(Library.apply(AdaptiveAvgPool2d.global(), maps), ChannelAttention::sigmoid));

        @Points(1)
        @Order(1)
        @DisplayName("a channel with average 0 is halved")
        void zero(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.attend(new double[][][] {{{-4, 4}}}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("two channels have weights of their own")
        void two(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.attend(new double[][][] {{{1, 3}}, {{-2, -2}}}));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random maps")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(20, r -> {
                double[][][] maps = Library.volume(r, r.nextInt(1, 5), r.nextInt(1, 4), r.nextInt(1, 4));
                return a -> a.attend(maps);
            });
        }
    }
}
