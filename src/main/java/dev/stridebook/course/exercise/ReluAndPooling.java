package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.ReLU;
import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.C6: does the order of ReLU and pooling matter? */
public final class ReluAndPooling {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Whether both orders give the same for the maximum of these cells. */
        boolean sameForMax(double[] cells);

        /** Whether both orders give the same for the mean of these cells. */
        boolean sameForAverage(double[] cells);
    }

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

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S1.C6", "Does the order of ReLU and pooling matter?", Answer.class, Tests.class)
            .lesson(4)
            .covers("S1.4")
            .task("""
                An article describes pooling, then ReLU, and its code has ReLU, then pooling. "The order makes no difference." For the cells of one window write whether both
                orders give the same: sameForMax for max pooling, sameForAverage for average pooling. ReLU turns negative numbers into 0. Try windows with
                negative and positive cells, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests.MAX, Tests.AVERAGE),
                    "your functions are right; try sameForAverage with a negative and a positive cell.")
            .mistake(
                    () -> new Given(Judgement.FALSE, Tests.MAX, Tests.AVERAGE),
                    "your functions are right; is there any window on which max pooling differs?")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), Tests.MAX, cells -> true),
                    "you gave the same answer for the average without computing; try {-3, 5}.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            Tests.MAX,
                            cells -> Arrays.stream(cells).allMatch(cell -> cell >= 0)),
                    "you looked for negative cells; if all are negative, both orders give 0.")
            .hints(
                    "On paper: the window {−3, 5}. First ReLU, then the mean; then the other way.",
                    "max: compare the largest of the ReLU'd cells with the ReLU of the largest. The same with the mean.",
                    "For max it is always the same, because ReLU keeps the order of numbers. For the mean of −3 and 5 it is 2.5 against 1.");

    private ReluAndPooling() {}

    static final class Tests {
        private static final double[][] WINDOWS = {{1, 2, 3, 4}, {-1, -2}, {-3, 5}, {0, -1, 4}, {-2}, {6, -6}};
        private static final Predicate<double[]> MAX = cells -> isSame(new MaxPool2d(kernel(1, cells.length)), cells);
        private static final Predicate<double[]> AVERAGE =
                cells -> isSame(new AvgPool2d(kernel(1, cells.length)), cells);
        private static final Answer LIBRARY = new Given(
                !Arrays.stream(WINDOWS).allMatch(MAX)
                        ? Judgement.FALSE
                        : Arrays.stream(WINDOWS).allMatch(AVERAGE) ? Judgement.TRUE : Judgement.DEPENDS,
                MAX,
                AVERAGE);

        @Points(1)
        @Order(1)
        @DisplayName("max pooling")
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
        @DisplayName("average pooling")
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
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY)
                    .judge(
                            Answer::judgement,
                            "Is there a kind of pooling for which it holds, and one for which it does not?");
        }

        private static boolean isSame(Layer pool, double[] cells) {
            double[][] image = {cells};
            double first = Library.apply(pool, Library.apply(new ReLU(), image))[0][0];
            double last = Library.apply(new ReLU(), Library.apply(pool, image))[0][0];
            return Math.abs(first - last) < 1e-5;
        }
    }
}
