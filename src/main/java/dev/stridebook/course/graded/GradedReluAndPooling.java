package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.ReluAndPooling;
import dev.stridebook.course.exercise.ReluAndPooling.Answer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
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

    private static final double[][] WINDOWS = {
        {1, 2, 3, 4},
        {-1, -2},
        {-3, 5},
        {0, -1, 4},
        {-2},
        {6, -6},
        {0, 2},
        {0, -0.5},
        {0.25, -0.125},
        {0},
        {3, 1, 2, -1},
        {1000, -1},
        {-1000, 1}
    };
    private static final Predicate<double[]> MAX = cells ->
            Library.largest(Arrays.stream(cells).map(GradedReluAndPooling::relu).toArray())
                    == relu(Library.largest(cells));

    /** Negative cells lower the mean only as long as ReLU has not set them to 0; without positive ones both means become 0. */
    private static final Predicate<double[]> AVERAGE =
            cells -> Arrays.stream(cells).allMatch(cell -> cell >= 0)
                    || Arrays.stream(cells).allMatch(cell -> cell <= 0);

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
                                cells -> Arrays.stream(cells).allMatch(cell -> cell >= 0))),
                mistake("returned-whether-they-differ", new Given(LIBRARY.judgement(), MAX.negate(), AVERAGE.negate())),
                mistake(
                        "averaged-the-positive-cells-only",
                        new Given(
                                LIBRARY.judgement(),
                                MAX,
                                cells -> Arrays.stream(cells).allMatch(cell -> cell > 0)
                                        || Arrays.stream(cells).allMatch(cell -> cell <= 0))),
                mistake(
                        "cut-off-the-fractions",
                        new Given(
                                LIBRARY.judgement(),
                                MAX,
                                cells -> (int) Arrays.stream(cells)
                                                .map(GradedReluAndPooling::relu)
                                                .average()
                                                .orElseThrow()
                                        == (int) relu(Library.mean(cells)))));
    }

    @Points(1)
    @Order(1)
    void max(Answer answer) {
        Iterator<double[]> named = List.of(WINDOWS).iterator();
        compare(answer, LIBRARY).atRandom(80, r -> {
            double[] cells = named.hasNext() ? named.next() : cells(r);
            return a -> a.sameForMax(cells);
        });
        compare(answer, LIBRARY).on(a -> a.sameForMax(new double[] {0.1, -0.3}));
    }

    @Points(1)
    @Order(2)
    void average(Answer answer) {
        Iterator<double[]> named = List.of(WINDOWS).iterator();
        compare(answer, LIBRARY).atRandom(80, r -> {
            double[] cells = named.hasNext() ? named.next() : cells(r);
            return a -> a.sameForAverage(cells);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static double relu(double value) {
        return Math.max(0, value);
    }

    /** Returns cells of one sign or of both, with zeros; sums of them are exact, so that no answer differs by rounding errors. */
    private static double[] cells(RandomGenerator random) {
        int lowest = random.nextInt(3) == 0 ? 0 : -4;
        int highest = random.nextInt(3) == 0 ? 0 : 4;
        double scale = List.of(1.0, 0.25, 1.0 / 1024, 1e6 + 0.5).get(random.nextInt(4));
        return random.ints(random.nextInt(1, 10), lowest, highest + 1)
                .mapToDouble(cell -> cell * scale)
                .toArray();
    }
}
