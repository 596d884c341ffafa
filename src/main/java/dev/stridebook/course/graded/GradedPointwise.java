package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.Pointwise;
import dev.stridebook.course.exercise.Pointwise.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link Pointwise}. */
public final class GradedPointwise implements Graded<Answer> {
    private static final Answer LIBRARY = (image, weights) -> Library.convolve(image, asKernels(weights), kernel(1));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "took-the-mean-over-the-channels",
                        (image, weights) -> Library.map(LIBRARY.mix(image, weights), v -> v / image.length)),
                mistake(
                        "used-the-first-channel-alone",
                        (image, weights) -> LIBRARY.mix(image, Library.map(weights, (o, c, v) -> c == 0 ? v : 0))),
                mistake(
                        "took-the-channels-in-reverse",
                        (image, weights) -> LIBRARY.mix(image, Library.mirrored(weights))),
                mistake(
                        "swapped-the-axes-of-the-weights",
                        (image, weights) -> LIBRARY.mix(image, Library.map(weights, (o, c, v) -> weights[c][o]))),
                mistake(
                        "cut-off-the-fractions",
                        (image, weights) -> Arrays.stream(LIBRARY.mix(image, weights))
                                .map(Library::truncated)
                                .toArray(double[][][]::new)),
                mistake(
                        "set-negatives-to-0",
                        (image, weights) -> Library.map(LIBRARY.mix(image, weights), v -> Math.max(0, v))));
    }

    @Points(1)
    @Order(1)
    void fewer(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.mix(new double[][][] {{{1, 2}}, {{3, 4}}}, new double[][] {{1, 10}}),
                        a -> a.mix(new double[][][] {{{5, 6}}, {{7, -8}}}, new double[][] {{2, 3}}),
                        a -> a.mix(
                                new double[][][] {{{0.5, -2}, {3, 1.25}, {0, -1}}, {{3, 4}, {0.5, -6}, {8, 2}}},
                                new double[][] {{0.5, -1}}));
    }

    @Points(1)
    @Order(2)
    void more(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.mix(new double[][][] {{{1, 2}, {3, 4}}}, new double[][] {{1}, {-1}, {2}}),
                        a -> a.mix(new double[][][] {{{0.25, -2, 300}}}, new double[][] {{-0.5}, {1.5}}));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(60, r -> {
            int in = r.nextInt(1, 6);
            double[][][] image = Library.volume(r, in, r.nextInt(1, 6), r.nextInt(1, 6));
            double[][] weights = Library.image(r, r.nextInt(1, 6), in);
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
