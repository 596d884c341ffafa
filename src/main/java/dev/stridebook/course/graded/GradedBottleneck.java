package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.Bottleneck;
import dev.stridebook.course.exercise.Bottleneck.Answer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Order;

/** Grades {@link Bottleneck}. */
public final class GradedBottleneck implements Graded<Answer> {
    private static final Answer LIBRARY =
            (channels, width) -> weights(channels, width, 1) + weights(width, width, 3) + weights(width, channels, 1);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "forgot-the-last-1x1",
                        (channels, width) -> weights(channels, width, 1) + weights(width, width, 3)),
                mistake(
                        "gave-all-three-a-3x3",
                        (channels, width) ->
                                weights(channels, width, 3) + weights(width, width, 3) + weights(width, channels, 3)),
                mistake(
                        "counted-biases",
                        (channels, width) -> LIBRARY.weights(channels, width) + 2L * width + channels),
                mistake(
                        "let-the-3x3-work-on-all-channels",
                        (channels, width) -> weights(channels, width, 1)
                                + weights(channels, channels, 3)
                                + weights(width, channels, 1)),
                mistake(
                        "gave-a-3x3-three-weights",
                        (channels, width) ->
                                weights(channels, width, 1) + 3L * width * width + weights(width, channels, 1)),
                mistake(
                        "took-width-for-a-quarter-of-the-channels",
                        (channels, width) -> LIBRARY.weights(channels, channels / 4)),
                mistake(
                        "multiplied-in-ints",
                        (channels, width) -> channels * width + 9 * width * width + width * channels),
                mistake("multiplied-in-floats", (channels, width) ->
                        (long) ((float) channels * width + 9f * width * width + (float) width * channels)));
    }

    @Points(1)
    @Order(1)
    void resnet(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.weights(256, 64),
                        a -> a.weights(512, 128),
                        a -> a.weights(1024, 256),
                        a -> a.weights(256, 128));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        40,
                        r -> {
                            int channels = numberOfChannels(r);
                            int width = numberOfChannels(r);
                            return a -> a.weights(channels, width);
                        },
                        a -> a.weights(100_000, 30_000),
                        a -> a.weights(3, 20_000),
                        a -> a.weights(20_001, 3),
                        a -> a.weights(100_000, 100_000));
    }

    /** Draws a number up to 100,000, as often a small as a large one. */
    private static int numberOfChannels(RandomGenerator random) {
        return random.nextInt(1, new int[] {20, 1000, 100_001}[random.nextInt(3)]);
    }

    private static long weights(long in, long out, long k) {
        return Math.multiplyExact(in * out, k * k);
    }
}
