package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.MaxPool2d;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S0.C7: does pooling with k = 1 process more finely? */
public final class PoolOfOne {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Max pooling with stride 1. */
        double[][] maxPool(double[][] image, int kernel);
    }

    private record Given(Judgement judgement, BiFunction<double[][], Integer, double[][]> function) implements Answer {
        @Override
        public double[][] maxPool(double[][] image, int kernel) {
            return function.apply(image, kernel);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S0.C7", "Does pooling with k = 1 process more finely?", Answer.class, Tests.class)
            .lesson(4)
            .covers("S0.6")
            .task("""
                "A pooling kernel of 1 processes the map more finely." Write max pooling with stride 1, which a pooling with k = 1 has by default, for any k. See
                what k = 1 does to a map, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::pooled),
                    "your function is right; compare a map with its pooling for k = 1.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (image, k) -> Library.apply(new MaxPool2d(k), image)),
                    "you moved by the kernel; here the stride is 1.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(), (image, k) -> Library.apply(new AvgPool2d(kernel(k)), image)),
                    "you took the mean; max pooling keeps the largest.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (image, k) -> image),
                    "you returned the map as it is; that is right for k = 1 alone.")
            .hints(
                    "Of how many cells does a window of 1 take the maximum?",
                    "Your max pooling with stride 1; for k = 1 compare input and output.",
                    "The maximum of a single cell is the cell: nothing is processed at all.");

    private PoolOfOne() {}

    static final class Tests {
        private static final double[][] SAMPLE = {{1, 5, 2}, {7, 3, 4}, {0, 6, 8}};
        private static final Answer LIBRARY = new Given(
                Arrays.deepEquals(pooled(SAMPLE, 1), SAMPLE) ? Judgement.FALSE : Judgement.TRUE, Tests::pooled);

        @Points(1)
        @Order(1)
        @DisplayName("k = 1")
        void one(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.maxPool(SAMPLE, 1), a -> a.maxPool(new double[][] {{-1, -2}, {-3, -4}}, 1));
        }

        @Points(1)
        @Order(2)
        @DisplayName("larger kernels")
        void more(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.maxPool(SAMPLE, 2),
                            a -> a.maxPool(SAMPLE, 3),
                            a -> a.maxPool(new double[][] {{-1, -2, -5}, {-3, -4, -6}}, 2));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "What is different after maxPool(map, 1)?");
        }

        private static double[][] pooled(double[][] image, int k) {
            return Library.apply(new MaxPool2d(kernel(k)), image);
        }
    }
}
