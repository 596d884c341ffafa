package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.PixelReads;
import dev.stridebook.course.exercise.PixelReads.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link PixelReads}. */
public final class GradedPixelReads implements Graded<Answer> {
    /** Counts the uses of each pixel. */
    @FunctionalInterface
    private interface Uses {
        int[][] of(int side, int kernel, int padding);
    }

    private record Given(Judgement judgement, Uses function) implements Answer {
        @Override
        public int[][] uses(int side, int kernel, int padding) {
            return function.of(side, kernel, padding);
        }
    }

    private static final Uses USES = (side, kernel, padding) -> ofAxis(reads(side, kernel, padding, padding));
    private static final Answer LIBRARY = new Given(
            isEqual(USES.of(5, 3, 1))
                    ? Judgement.TRUE
                    : isEqual(USES.of(5, 3, 2)) ? Judgement.DEPENDS : Judgement.FALSE,
            USES);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, USES)),
                mistake("judged-false", new Given(Judgement.FALSE, USES)),
                mistake("left-the-padding-out", new Given(Judgement.FALSE, (n, k, p) -> USES.of(n, k, 0))),
                mistake(
                        "took-the-claim-for-granted",
                        new Given(Judgement.TRUE, (n, k, p) -> table(n, (row, column) -> k * k))),
                mistake("padded-one-side-only", new Given(Judgement.FALSE, (n, k, p) -> ofAxis(reads(n, k, p, 0)))),
                mistake(
                        "counted-the-padding-too",
                        new Given(LIBRARY.judgement(), (n, k, p) -> ofAxis(reads(n + 2 * p, k, 0, 0)))),
                mistake("added-the-two-axes", new Given(LIBRARY.judgement(), (n, k, p) -> {
                    int[] line = reads(n, k, p, p);
                    return table(n, (row, column) -> line[row] + line[column]);
                })),
                mistake("looked-along-one-axis-only", new Given(LIBRARY.judgement(), (n, k, p) -> {
                    int[] line = reads(n, k, p, p);
                    return table(n, (row, column) -> line[column]);
                })));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.uses(4, 3, 0),
                        a -> a.uses(3, 1, 0),
                        a -> a.uses(3, 3, 0),
                        a -> a.uses(5, 2, 0),
                        a -> a.uses(5, 3, 1),
                        a -> a.uses(5, 3, 2),
                        a -> a.uses(5, 5, 2),
                        a -> a.uses(3, 3, 2),
                        a -> a.uses(2, 4, 1),
                        a -> a.uses(1, 3, 4));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(50, r -> {
            int side = r.nextInt(1, 10);
            int padding = r.nextInt(0, 6);
            int kernel = r.nextInt(1, Math.min(side + 2 * padding, 7) + 1);
            return a -> a.uses(side, kernel, padding);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    /** Counts for each cell of an axis the positions that read it. */
    private static int[] reads(int side, int kernel, int before, int after) {
        return IntStream.range(0, side)
                .map(cell -> (int) IntStream.rangeClosed(-before, side + after - kernel)
                        .filter(start -> start <= cell && cell < start + kernel)
                        .count())
                .toArray();
    }

    private static int[][] ofAxis(int[] line) {
        return table(line.length, (row, column) -> line[row] * line[column]);
    }

    private static int[][] table(int side, IntBinaryOperator cell) {
        return IntStream.range(0, side)
                .mapToObj(row -> IntStream.range(0, side)
                        .map(column -> cell.applyAsInt(row, column))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static boolean isEqual(int[][] uses) {
        return Arrays.stream(uses).flatMapToInt(Arrays::stream).distinct().count() == 1;
    }
}
