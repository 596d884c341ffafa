package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.ReluAndPooling;
import dev.stridebook.course.exercise.ReluAndPooling.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Order;

/** Grades {@link ReluAndPooling}. */
public final class GradedReluAndPooling implements Graded<Answer> {
    private record Given(Judgement judgement, Predicate<double[]> max, Predicate<double[]> average) implements Answer {
        @Override
        public boolean sameForMax(double[] cells) {
            return max.test(cells);
        }

        @Override
        public boolean sameForAverage(double[] cells) {
            return average.test(cells);
        }
    }

    private static final double[][] WINDOWS = {{1, 2, 3, 4}, {-1, -2}, {-3, 5}, {0, -1, 4}, {-2}, {6, -6}};
    private static final Predicate<double[]> MAX = cells -> isSame(Library::largest, cells);
    private static final Predicate<double[]> AVERAGE = cells -> isSame(Library::mean, cells);
    private static final Answer LIBRARY = new Given(
            !Arrays.stream(WINDOWS).allMatch(MAX)
                    ? Judgement.FALSE
                    : Arrays.stream(WINDOWS).allMatch(AVERAGE) ? Judgement.TRUE : Judgement.DEPENDS,
            MAX,
            AVERAGE);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, MAX, AVERAGE)),
                mistake("judged-false", new Given(Judgement.FALSE, MAX, AVERAGE)),
                mistake("took-the-average-for-granted", new Given(LIBRARY.judgement(), MAX, cells -> true)),
                mistake(
                        "looked-for-negative-cells",
                        new Given(
                                LIBRARY.judgement(),
                                MAX,
                                cells -> Arrays.stream(cells).allMatch(cell -> cell >= 0))));
    }

    @Points(1)
    @Order(1)
    void max(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.sameForMax(WINDOWS[0]),
                        a -> a.sameForMax(WINDOWS[1]),
                        a -> a.sameForMax(WINDOWS[2]),
                        a -> a.sameForMax(WINDOWS[3]),
                        a -> a.sameForMax(WINDOWS[4]));
    }

    @Points(1)
    @Order(2)
    void average(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.sameForAverage(WINDOWS[0]),
                        a -> a.sameForAverage(WINDOWS[1]),
                        a -> a.sameForAverage(WINDOWS[2]),
                        a -> a.sameForAverage(WINDOWS[3]),
                        a -> a.sameForAverage(WINDOWS[5]));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static boolean isSame(ToDoubleFunction<double[]> pool, double[] cells) {
        double first = pool.applyAsDouble(
                Arrays.stream(cells).map(GradedReluAndPooling::relu).toArray());
        double last = relu(pool.applyAsDouble(cells));
        return Values.same(first, last);
    }

    private static double relu(double value) {
        return Math.max(0, value);
    }
}
