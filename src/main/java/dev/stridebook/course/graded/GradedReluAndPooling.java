package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.ReluAndPooling;
import dev.stridebook.course.exercise.ReluAndPooling.Answer;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.ReLU;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
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
    private static final Predicate<double[]> MAX = cells -> isSame(new MaxPool2d(kernel(1, cells.length)), cells);
    private static final Predicate<double[]> AVERAGE = cells -> isSame(new AvgPool2d(kernel(1, cells.length)), cells);
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

    private static boolean isSame(Layer pool, double[] cells) {
        double[][] image = {cells};
        double first = Library.apply(pool, Library.apply(new ReLU(), image))[0][0];
        double last = Library.apply(new ReLU(), Library.apply(pool, image))[0][0];
        return Math.abs(first - last) < 1e-5;
    }
}
