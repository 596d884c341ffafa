package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.HalfTheSize;
import dev.stridebook.course.exercise.HalfTheSize.Answer;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link HalfTheSize}. */
public final class GradedHalfTheSize implements Graded<Answer> {
    private record Given(Judgement judgement, IntUnaryOperator sides, IntToLongFunction numbers) implements Answer {
        @Override
        public int side(int n) {
            return sides.applyAsInt(n);
        }

        @Override
        public long cells(int n) {
            return numbers.applyAsLong(n);
        }
    }

    private static final IntUnaryOperator SIDE =
            n -> kernel(3).padding(1).stride(2).outputSize(n, n).height();
    private static final IntToLongFunction CELLS = n -> (long) SIDE.applyAsInt(n) * SIDE.applyAsInt(n);
    private static final Answer LIBRARY = new Given(
            SIDE.applyAsInt(28) != 14
                    ? Judgement.FALSE
                    : CELLS.applyAsLong(28) == 28 * 28 / 2 ? Judgement.TRUE : Judgement.DEPENDS,
            SIDE,
            CELLS);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, SIDE, CELLS)),
                mistake("judged-false", new Given(Judgement.FALSE, SIDE, CELLS)),
                mistake("halved-the-cells", new Given(LIBRARY.judgement(), SIDE, n -> (long) n * n / 2)),
                mistake("quartered-the-cells", new Given(LIBRARY.judgement(), SIDE, n -> (long) n * n / 4)),
                mistake("divided-by-2", new Given(LIBRARY.judgement(), n -> n / 2, n -> (long) (n / 2) * (n / 2))),
                mistake(
                        "left-the-padding-out",
                        new Given(
                                LIBRARY.judgement(),
                                n -> (n - 3) / 2 + 1,
                                n -> (long) ((n - 3) / 2 + 1) * ((n - 3) / 2 + 1))),
                mistake(
                        "counted-the-steps",
                        new Given(LIBRARY.judgement(), n -> (n - 1) / 2, n -> (long) ((n - 1) / 2) * ((n - 1) / 2))),
                mistake(
                        "multiplied-ints",
                        new Given(LIBRARY.judgement(), SIDE, n -> SIDE.applyAsInt(n) * SIDE.applyAsInt(n))));
    }

    @Points(1)
    @Order(1)
    void even(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.side(28),
                        a -> a.cells(28),
                        a -> a.side(8),
                        a -> a.cells(8),
                        a -> a.side(2),
                        a -> a.cells(2),
                        a -> a.cells(100_000));
        compare(answer, LIBRARY).atRandom(20, r -> {
            int n = 2 * r.nextInt(1, 100_000);
            return r.nextBoolean() ? a -> a.side(n) : a -> a.cells(n);
        });
    }

    @Points(1)
    @Order(2)
    void odd(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.side(7),
                        a -> a.cells(7),
                        a -> a.side(1),
                        a -> a.cells(1),
                        a -> a.side(3),
                        a -> a.cells(3),
                        a -> a.side(20_000_001),
                        a -> a.cells(20_000_001));
        compare(answer, LIBRARY).atRandom(20, r -> {
            int n = 2 * r.nextInt(1, 100_000) + 1;
            return r.nextBoolean() ? a -> a.side(n) : a -> a.cells(n);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }
}
