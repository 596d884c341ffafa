package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.NetworkMacs;
import dev.stridebook.course.exercise.NetworkMacs.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
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

    private static final Answer LIBRARY = (side, layers) -> new Sequential(Arrays.stream(layers)
                    .map(l -> new Conv2d(l[0], l[1], kernel(l[2]).stride(l[3]).padding(l[4])))
                    .toArray(Layer[]::new))
            .cost(Shape.of(layers[0][0], side, side))
            .macs();

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "took-the-side-before-the-layer",
                        (side, layers) -> total(
                                side,
                                layers,
                                (l, before, after) -> (long) l[0] * l[1] * l[2] * l[2] * before * before)),
                mistake(
                        "gave-each-kernel-a-single-channel",
                        (side, layers) ->
                                total(side, layers, (l, before, after) -> (long) l[1] * l[2] * l[2] * after * after)),
                mistake(
                        "counted-the-biases",
                        (side, layers) -> total(
                                side,
                                layers,
                                (l, before, after) -> (long) (l[0] * l[2] * l[2] + 1) * l[1] * after * after)),
                mistake(
                        "counted-the-weights",
                        (side, layers) -> total(side, layers, (l, before, after) -> (long) l[0] * l[1] * l[2] * l[2])),
                mistake(
                        "stopped-after-the-first-layer",
                        (side, layers) -> LIBRARY.macs(side, Arrays.copyOf(layers, 1))));
    }

    @Points(1)
    @Order(1)
    void first(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.macs(224, new int[][] {{3, 64, 11, 4, 2}}),
                        a -> a.macs(224, new int[][] {{3, 64, 3, 1, 1}, {64, 64, 3, 1, 1}}));
    }

    @Points(1)
    @Order(2)
    void forum(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.macs(28, new int[][] {{1, 16, 3, 1, 0}, {16, 32, 3, 1, 0}}),
                        a -> a.macs(28, new int[][] {{1, 16, 3, 2, 0}, {16, 32, 3, 2, 0}}));
    }

    @Points(1)
    @Order(3)
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
}
