package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.C3: must a convolution lose information? */
public final class InformationLoss {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** The two channels of a pixel before it was mixed. */
        double[] undo(double[][] weights, double[] mixed);
    }

    private record Given(Judgement judgement, BiFunction<double[][], double[], double[]> function) implements Answer {
        @Override
        public double[] undo(double[][] weights, double[] mixed) {
            return function.apply(weights, mixed);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S3.C3", "Must a convolution lose information?", Answer.class, Tests.class)
            .lesson(5)
            .task("""
                "When features are extracted, information must be lost." A 1×1 convolution from two channels to two gives mixed[0] = w[0][0]·a + w[0][1]·b and mixed[1] = w[1][0]·a + w[1][1]·b. Write undo(weights, mixed), which finds
                {a, b} again where w[0][0]·w[1][1] − w[0][1]·w[1][0] is not 0, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::undone),
                    "your function is right: it finds everything that was there.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), InformationLoss::mixed),
                    "you mixed once more; the inverse matrix undoes it.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (w, m) -> mixed(Library.transposed(w), m)),
                    "you took the transposed weights; they undo it only if the rows are at right angles and of length 1.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            (w, m) -> mixed(new double[][] {{w[1][1], -w[0][1]}, {-w[1][0], w[0][0]}}, m)),
                    "you forgot to divide by the determinant, w[0][0]·w[1][1] − w[0][1]·w[1][0].")
            .hints(
                    "Two equations, two unknowns.",
                    "Multiply the first equation by w[1][1], the second by w[0][1], and subtract: b is gone.",
                    "a = (w[1][1]·m[0] − w[0][1]·m[1]) / d and b = (w[0][0]·m[1] − w[1][0]·m[0]) / d, where d = w[0][0]·w[1][1] − w[0][1]·w[1][0].");

    private InformationLoss() {}

    private static double[] mixed(double[][] w, double[] x) {
        return new double[] {w[0][0] * x[0] + w[0][1] * x[1], w[1][0] * x[0] + w[1][1] * x[1]};
    }

    static final class Tests {
        private static final double[][] MIX = {{2, 1}, {1, 1}};
        private static final Answer LIBRARY = new Given(
                Arrays.equals(undone(MIX, mixed(MIX, new double[] {3, 4})), new double[] {3, 4})
                        ? Judgement.FALSE
                        : Judgement.TRUE,
                Tests::undone);

        @Points(1)
        @Order(1)
        @DisplayName("a pixel of 3 and 4")
        void small(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.undo(MIX, mixed(MIX, new double[] {3, 4})),
                            a -> a.undo(new double[][] {{0, 1}, {1, 0}}, new double[] {5, 6}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random weights and pixels")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(30, r -> {
                double[][] weights = {{r.nextInt(1, 9), r.nextInt(-9, 0)}, {r.nextInt(1, 9), r.nextInt(1, 9)}};
                double[] pixel = mixed(weights, new double[] {r.nextInt(-9, 10), r.nextInt(-9, 10)});
                return a -> a.undo(weights, pixel);
            });
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "What is missing from what undo finds?");
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
}
