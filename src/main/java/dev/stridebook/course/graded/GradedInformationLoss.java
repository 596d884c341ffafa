package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.InformationLoss;
import dev.stridebook.course.exercise.InformationLoss.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
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
                mistake(
                        "forgot-the-determinant",
                        new Given(
                                LIBRARY.judgement(),
                                (w, m) -> mixed(new double[][] {{w[1][1], -w[0][1]}, {-w[1][0], w[0][0]}}, m))));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.undo(MIX, mixed(MIX, new double[] {3, 4})),
                        a -> a.undo(new double[][] {{0, 1}, {1, 0}}, new double[] {5, 6}));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(30, r -> {
            double[][] weights = {{r.nextInt(1, 9), r.nextInt(-9, 0)}, {r.nextInt(1, 9), r.nextInt(1, 9)}};
            double[] pixel = mixed(weights, new double[] {r.nextInt(-9, 10), r.nextInt(-9, 10)});
            return a -> a.undo(weights, pixel);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static double[] mixed(double[][] w, double[] x) {
        return new double[] {w[0][0] * x[0] + w[0][1] * x[1], w[1][0] * x[0] + w[1][1] * x[1]};
    }

    private static double[] undone(double[][] w, double[] m) {
        double determinant = w[0][0] * w[1][1] - w[0][1] * w[1][0];
        return mixed(
                new double[][] {
                    {w[1][1] / determinant, -w[0][1] / determinant}, {-w[1][0] / determinant, w[0][0] / determinant}
                },
                m);
    }
}
