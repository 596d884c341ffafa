package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.NetworkMacs;
import dev.stridebook.course.exercise.NetworkMacs.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link NetworkMacs}. */
public final class GradedNetworkMacs implements Graded<Answer> {
    /** The cost of one layer, computed from the sides before and after it. */
    @FunctionalInterface
    private interface LayerCost {
        long of(int[] layer, int before, int after);
    }

    /** The side after a layer, computed from the one before. */
    @FunctionalInterface
    private interface SideAfter {
        int of(int[] layer, int before);
    }

    private static final LayerCost COST = (l, before, after) -> (long) l[0] * l[1] * l[2] * l[2] * after * after;
    private static final SideAfter SIDE = (l, before) -> (before + 2 * l[4] - l[2]) / l[3] + 1;
    private static final Answer LIBRARY = (side, layers) -> total(side, layers, SIDE, COST);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "took-the-side-before-the-layer",
                        (side, layers) -> total(
                                side,
                                layers,
                                SIDE,
                                (l, before, after) -> (long) l[0] * l[1] * l[2] * l[2] * before * before)),
                mistake(
                        "gave-each-kernel-a-single-channel",
                        (side, layers) -> total(
                                side, layers, SIDE, (l, before, after) -> (long) l[1] * l[2] * l[2] * after * after)),
                mistake(
                        "counted-the-biases",
                        (side, layers) -> total(
                                side,
                                layers,
                                SIDE,
                                (l, before, after) -> ((long) l[0] * l[2] * l[2] + 1) * l[1] * after * after)),
                mistake(
                        "counted-the-weights",
                        (side, layers) ->
                                total(side, layers, SIDE, (l, before, after) -> (long) l[0] * l[1] * l[2] * l[2])),
                mistake(
                        "counted-along-one-axis-only",
                        (side, layers) -> total(
                                side, layers, SIDE, (l, before, after) -> (long) l[0] * l[1] * l[2] * l[2] * after)),
                mistake(
                        "stopped-after-the-first-layer",
                        (side, layers) -> LIBRARY.macs(side, Arrays.copyOf(layers, 1))),
                mistake(
                        "gave-every-layer-the-image",
                        (side, layers) -> Arrays.stream(layers)
                                .mapToLong(layer -> LIBRARY.macs(side, new int[][] {layer}))
                                .sum()),
                mistake(
                        "counted-the-padding-once",
                        (side, layers) -> total(side, layers, (l, before) -> (before + l[4] - l[2]) / l[3] + 1, COST)),
                mistake(
                        "rounded-up",
                        (side, layers) -> total(
                                side, layers, (l, before) -> (before + 2 * l[4] - l[2] + l[3] - 1) / l[3] + 1, COST)),
                mistake(
                        "multiplied-ints",
                        (side, layers) -> total(
                                side, layers, SIDE, (l, before, after) -> l[0] * l[1] * l[2] * l[2] * after * after)),
                mistake("added-up-in-an-int", (side, layers) -> (int) LIBRARY.macs(side, layers)));
    }

    @Points(1)
    @Order(1)
    void examples(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.macs(224, new int[][] {{3, 64, 11, 4, 2}}),
                        a -> a.macs(224, new int[][] {{3, 64, 3, 1, 1}}),
                        a -> a.macs(28, new int[][] {{1, 16, 3, 1, 0}, {16, 32, 3, 1, 0}}),
                        a -> a.macs(28, new int[][] {{1, 16, 3, 2, 0}, {16, 32, 3, 2, 0}}),
                        a -> a.macs(3, new int[][] {{2, 5, 3, 4, 0}, {5, 1, 1, 1, 0}}));
    }

    /** Products that are too large for an int, wherever the multiplication begins, and sums of products that are not. */
    @Points(1)
    @Order(2)
    void large(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.macs(224, new int[][] {{3, 64, 3, 1, 1}, {64, 64, 3, 1, 1}, {64, 128, 3, 1, 1}}),
                        a -> a.macs(224, new int[][] {{64, 64, 3, 1, 1}, {64, 64, 3, 1, 1}}),
                        a -> a.macs(224, new int[][] {{512, 512, 3, 1, 1}}),
                        a -> a.macs(100_000, new int[][] {{1, 1, 3, 1, 1}}),
                        a -> a.macs(1, new int[][] {{50_000, 50_000, 1, 1, 0}}));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int side = r.nextInt(1, 60);
            int[][] layers = new int[r.nextInt(1, 6)][];
            int channels = r.nextInt(1, 8);
            int before = side;
            for (int i = 0; i < layers.length; i++) {
                int out = r.nextInt(1, 12);
                int padding = r.nextInt(0, 4);
                int kernel = r.nextInt(1, Math.min(before + 2 * padding, 8) + 1);
                layers[i] = new int[] {channels, out, kernel, r.nextInt(1, 4), padding};
                channels = out;
                before = SIDE.of(layers[i], before);
            }
            return a -> a.macs(side, layers);
        });
    }

    private static long total(int side, int[][] layers, SideAfter sides, LayerCost cost) {
        long total = 0;
        int before = side;
        for (int[] layer : layers) {
            int after = sides.of(layer, before);
            total += cost.of(layer, before, after);
            before = after;
        }
        return total;
    }
}
