package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.PoolOfOne;
import dev.stridebook.course.exercise.PoolOfOne.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Order;

/** Grades {@link PoolOfOne}. */
public final class GradedPoolOfOne implements Graded<Answer> {
    private record Given(Judgement judgement, BiFunction<double[][], Integer, double[][]> function) implements Answer {
        @Override
        public double[][] maxPool(double[][] image, int kernel) {
            return function.apply(image, kernel);
        }
    }

    private static final double[][] SAMPLE = {{1, 5, 2}, {7, 3, 4}, {0, 6, 8}};
    private static final Answer LIBRARY = new Given(
            Arrays.deepEquals(pooled(SAMPLE, 1), SAMPLE) ? Judgement.FALSE : Judgement.TRUE, GradedPoolOfOne::pooled);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedPoolOfOne::pooled)),
                mistake(
                        "moved-by-the-kernel",
                        new Given(
                                LIBRARY.judgement(),
                                (image, k) -> Library.pool(image, kernel(k).stride(k), Library::largest))),
                mistake(
                        "took-the-mean",
                        new Given(LIBRARY.judgement(), (image, k) -> Library.pool(image, kernel(k), Library::mean))),
                mistake("returned-the-map-as-it-is", new Given(LIBRARY.judgement(), (image, k) -> image)));
    }

    @Points(1)
    @Order(1)
    void one(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.maxPool(SAMPLE, 1), a -> a.maxPool(new double[][] {{-1, -2}, {-3, -4}}, 1));
    }

    @Points(1)
    @Order(2)
    void more(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.maxPool(SAMPLE, 2),
                        a -> a.maxPool(SAMPLE, 3),
                        a -> a.maxPool(new double[][] {{-1, -2, -5}, {-3, -4, -6}}, 2));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static double[][] pooled(double[][] image, int k) {
        return Library.pool(image, kernel(k), Library::largest);
    }
}
