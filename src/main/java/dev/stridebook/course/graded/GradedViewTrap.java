package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.ViewTrap;
import dev.stridebook.course.exercise.ViewTrap.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link ViewTrap}. */
public final class GradedViewTrap implements Graded<Answer> {
    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int rows(int images, int side) {
            return function.applyAsInt(images, side);
        }
    }

    private static final Sequential MAPS = new Sequential(
            new Conv2d(1, 10, kernel(5)), new MaxPool2d(2), new Conv2d(10, 20, kernel(5)), new MaxPool2d(2));
    static final Answer LIBRARY = new Given(
            rowsOfLibrary(16, 32) == 0
                    ? Judgement.TRUE
                    : rowsOfLibrary(1, 32) == 0 ? Judgement.DEPENDS : Judgement.FALSE,
            GradedViewTrap::rowsOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedViewTrap::rowsOfLibrary)),
                mistake("judged-false", new Given(Judgement.FALSE, GradedViewTrap::rowsOfLibrary)),
                mistake("expected-a-row-for-each-image", new Given(LIBRARY.judgement(), (images, side) -> images)),
                mistake("divided-even-where-there-is-a-rest", new Given(LIBRARY.judgement(), (images, side) ->
                        (int) (images * 20L * mapSide(side) * mapSide(side) / 320))),
                mistake(
                        "forgot-the-20-channels",
                        new Given(
                                LIBRARY.judgement(),
                                (images, side) -> images * mapSide(side) * mapSide(side) % 320 == 0
                                        ? images * mapSide(side) * mapSide(side) / 320
                                        : 0)),
                mistake("counted-in-int", new Given(LIBRARY.judgement(), (images, side) -> {
                    int values = images * 20 * mapSide(side) * mapSide(side);
                    return values % 320 == 0 ? values / 320 : 0;
                })),
                mistake("rounded-the-pooling-up", new Given(LIBRARY.judgement(), (images, side) -> {
                    int maps = ((side - 4 + 1) / 2 - 4 + 1) / 2;
                    long values = images * 20L * maps * maps;
                    return values % 320 == 0 ? (int) (values / 320) : 0;
                })),
                mistake("looked-at-a-single-image", new Given(LIBRARY.judgement(), (images, side) -> {
                    int values = 20 * mapSide(side) * mapSide(side);
                    return values % 320 == 0 ? images * (values / 320) : 0;
                })));
    }

    @Points(1)
    @Order(1)
    void right(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.rows(1, 28), a -> a.rows(64, 28), a -> a.rows(60_000, 28));
    }

    @Points(1)
    @Order(2)
    void wrong(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        100,
                        r -> {
                            int images = r.nextBoolean() ? Library.upTo(r, 200_000) : 16 * r.nextInt(1, 100);
                            int side = r.nextInt(16, r.nextBoolean() ? 61 : 201);
                            return a -> a.rows(images, side);
                        },
                        a -> a.rows(1, 32),
                        a -> a.rows(16, 32),
                        a -> a.rows(4, 36),
                        a -> a.rows(16, 30),
                        a -> a.rows(3, 20),
                        a -> a.rows(7, 29),
                        a -> a.rows(4, 44),
                        a -> a.rows(1, 76),
                        a -> a.rows(100_000, 156));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static int mapSide(int side) {
        return ((side - 4) / 2 - 4) / 2;
    }

    /** The values of a large batch would not fit into memory, so they are counted only. */
    private static int rowsOfLibrary(int images, int side) {
        long values = images * MAPS.outputShape(Shape.of(1, side, side)).values();
        return values % 320 == 0 ? Math.toIntExact(values / 320) : 0;
    }
}
