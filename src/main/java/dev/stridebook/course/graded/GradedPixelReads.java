package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.PixelReads;
import dev.stridebook.course.exercise.PixelReads.Answer;
import dev.stridebook.shape.Axis;
import java.util.Arrays;
import java.util.List;
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

    private static final Answer LIBRARY = new Given(
            Arrays.stream(usesOfLibrary(5, 3, 1))
                                    .flatMapToInt(Arrays::stream)
                                    .distinct()
                                    .count()
                            == 1
                    ? Judgement.TRUE
                    : Judgement.FALSE,
            GradedPixelReads::usesOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedPixelReads::usesOfLibrary)),
                mistake("left-the-padding-out", new Given(LIBRARY.judgement(), (n, k, p) -> usesOfLibrary(n, k, 0))),
                mistake("took-the-claim-for-granted", new Given(LIBRARY.judgement(), (n, k, p) -> constant(n, k * k))),
                mistake(
                        "took-the-claim-for-granted-and-judged-true",
                        new Given(Judgement.TRUE, (n, k, p) -> constant(n, k * k))));
    }

    @Points(1)
    @Order(1)
    void none(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.uses(4, 3, 0), a -> a.uses(3, 1, 0), a -> a.uses(5, 2, 0));
    }

    @Points(1)
    @Order(2)
    void padded(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.uses(4, 3, 1), a -> a.uses(5, 5, 2), a -> a.uses(3, 3, 2));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static int[][] constant(int side, int value) {
        return IntStream.range(0, side)
                .mapToObj(row -> IntStream.generate(() -> value).limit(side).toArray())
                .toArray(int[][]::new);
    }

    private static int[][] usesOfLibrary(int side, int k, int padding) {
        int[] line = kernel(k).padding(padding).axis(Axis.WIDTH).slideOver(side).reads();
        return Arrays.stream(line)
                .mapToObj(row -> Arrays.stream(line).map(column -> row * column).toArray())
                .toArray(int[][]::new);
    }
}
