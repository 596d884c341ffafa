package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.PoolOfOne;
import dev.stridebook.course.exercise.PoolOfOne.Answer;
import dev.stridebook.shape.Padding;
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
                mistake("judged-depends", new Given(Judgement.DEPENDS, GradedPoolOfOne::pooled)),
                mistake(
                        "moved-by-the-kernel",
                        new Given(
                                LIBRARY.judgement(),
                                (image, k) -> Library.pool(image, kernel(k).stride(k), Library::largest))),
                mistake(
                        "took-the-mean",
                        new Given(LIBRARY.judgement(), (image, k) -> Library.pool(image, kernel(k), Library::mean))),
                mistake("returned-the-map-as-it-is", new Given(LIBRARY.judgement(), (image, k) -> pooled(image, 1))),
                mistake(
                        "started-the-maximum-at-0",
                        new Given(
                                LIBRARY.judgement(),
                                (image, k) -> Library.map(pooled(image, k), (y, x, v) -> Math.max(0, v)))),
                mistake(
                        "kept-the-size",
                        new Given(
                                LIBRARY.judgement(),
                                (image, k) -> Library.pool(
                                        image, kernel(k).padding(new Padding(0, k - 1, 0, k - 1)), Library::largest))));
    }

    @Points(1)
    @Order(1)
    void one(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.maxPool(SAMPLE, 1),
                        a -> a.maxPool(new double[][] {{-1, -2.5}, {-3, -4}, {-0.25, -1e10}}, 1),
                        a -> a.maxPool(new double[][] {{-7.5}}, 1));
    }

    @Points(1)
    @Order(2)
    void more(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        60,
                        r -> {
                            double[][] image = Library.image(r, r.nextInt(1, 8), r.nextInt(1, 8));
                            int k = r.nextInt(1, Math.min(image.length, image[0].length) + 1);
                            return a -> a.maxPool(image, k);
                        },
                        a -> a.maxPool(SAMPLE, 2),
                        a -> a.maxPool(SAMPLE, 3),
                        a -> a.maxPool(new double[][] {{33_000_000.25, 33_000_000.75}, {33_000_000.5, 33_000_000}}, 2),
                        a -> a.maxPool(new double[][] {{-1, -2, -5}, {-3, -4, -6}}, 2),
                        a -> a.maxPool(new double[][] {{9, 1, 1}, {1, 1, 2}, {1, 3, 1}, {4, 1, 1}}, 2));
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
