package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.InformationLoss;
import dev.stridebook.course.exercise.InformationLoss.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Order;

/** Grades {@link InformationLoss}. */
public final class GradedInformationLoss implements Graded<Answer> {
    private record Given(Judgement judgement, BiFunction<double[][], double[], double[]> function) implements Answer {
        @Override
        public double[] undo(double[][] weights, double[] mixed) {
            return function.apply(weights, mixed);
        }
    }

    private static final double[][] MIX = {{2, 1}, {1, 1}};
    private static final Answer LIBRARY = new Given(
            Arrays.equals(undone(MIX, mixed(MIX, new double[] {3, 4})), new double[] {3, 4})
                    ? Judgement.FALSE
                    : Judgement.TRUE,
            GradedInformationLoss::undone);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedInformationLoss::undone)),
                mistake("mixed-once-more", new Given(LIBRARY.judgement(), GradedInformationLoss::mixed)),
                mistake(
                        "took-the-transposed-weights",
                        new Given(LIBRARY.judgement(), (w, m) -> mixed(Library.transposed(w), m))),
                mistake("forgot-the-determinant", new Given(LIBRARY.judgement(), (w, m) -> mixed(adjugate(w), m))),
                mistake(
                        "added-in-the-determinant",
                        new Given(
                                LIBRARY.judgement(),
                                (w, m) -> divided(mixed(adjugate(w), m), w[0][0] * w[1][1] + w[0][1] * w[1][0]))),
                mistake(
                        "took-the-size-of-the-determinant-alone",
                        new Given(
                                LIBRARY.judgement(),
                                (w, m) -> divided(mixed(adjugate(w), m), Math.abs(determinant(w))))),
                mistake("swapped-the-channels", new Given(LIBRARY.judgement(), (w, m) -> {
                    double[] right = undone(w, m);
                    return new double[] {right[1], right[0]};
                })),
                mistake(
                        "forgot-the-signs",
                        new Given(
                                LIBRARY.judgement(),
                                (w, m) -> divided(
                                        mixed(new double[][] {{w[1][1], w[0][1]}, {w[1][0], w[0][0]}}, m),
                                        determinant(w)))),
                mistake("undid-each-channel-alone", new Given(LIBRARY.judgement(), (w, m) ->
                        new double[] {m[0] / w[0][0], m[1] / w[1][1]})));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.undo(MIX, mixed(MIX, new double[] {3, 4})),
                        a -> a.undo(new double[][] {{0, 1}, {1, 0}}, new double[] {5, 6}),
                        a -> a.undo(new double[][] {{1, 2}, {3, 4}}, new double[] {5, 11}),
                        a -> a.undo(new double[][] {{1, 0}, {0, 1}}, new double[] {-1.5, 0.1}),
                        a -> a.undo(new double[][] {{0.5, 0}, {0, 1}}, new double[] {0.25, 7}),
                        a -> a.undo(new double[][] {{0, 2}, {-0.5, 3}}, new double[] {8, 11}),
                        a -> a.undo(new double[][] {{3, 5}, {2, 0}}, new double[] {1, 2}),
                        a -> a.undo(new double[][] {{1e-5, 0}, {0, 1e-5}}, new double[] {3e-5, 4e-5}),
                        a -> a.undo(new double[][] {{0.1, 0.3}, {0.7, -0.2}}, new double[] {1.1, -2.3}));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            double[][] weights = weights(r);
            double[] pixel = mixed(weights, new double[] {quarters(r, 9), quarters(r, 9)});
            return a -> a.undo(weights, pixel);
        });
    }

    /** The claim says must: one convolution that can be undone refutes it, and one with the determinant 0 does lose something. */
    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement, Judgement.DEPENDS);
    }

    /** Draws weights that can be undone without large rounding errors. */
    private static double[][] weights(RandomGenerator random) {
        double[][] weights;
        do {
            weights = new double[][] {
                {quarters(random, 4), quarters(random, 4)}, {quarters(random, 4), quarters(random, 4)}
            };
        } while (Math.abs(determinant(weights)) < 1);
        return weights;
    }

    private static double quarters(RandomGenerator random, int largest) {
        return random.nextInt(-4 * largest, 4 * largest + 1) / 4.0;
    }

    private static double[] mixed(double[][] w, double[] x) {
        return new double[] {w[0][0] * x[0] + w[0][1] * x[1], w[1][0] * x[0] + w[1][1] * x[1]};
    }

    private static double[] undone(double[][] w, double[] m) {
        return divided(mixed(adjugate(w), m), determinant(w));
    }

    private static double[][] adjugate(double[][] w) {
        return new double[][] {{w[1][1], -w[0][1]}, {-w[1][0], w[0][0]}};
    }

    private static double determinant(double[][] w) {
        return w[0][0] * w[1][1] - w[0][1] * w[1][0];
    }

    private static double[] divided(double[] x, double divisor) {
        return new double[] {x[0] / divisor, x[1] / divisor};
    }
}
