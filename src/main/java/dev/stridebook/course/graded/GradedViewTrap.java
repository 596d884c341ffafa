package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.ViewTrap;
import dev.stridebook.course.exercise.ViewTrap.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.View;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Order;
import org.nd4j.linalg.factory.Nd4j;

/** Grades {@link ViewTrap}. */
public final class GradedViewTrap implements Graded<Answer> {
    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int rows(int images, int side) {
            return function.applyAsInt(images, side);
        }
    }

    private static final Answer LIBRARY = new Given(
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
                mistake(
                        "divided-even-where-there-is-a-rest",
                        new Given(
                                LIBRARY.judgement(),
                                (images, side) -> images * 20 * mapSide(side) * mapSide(side) / 320)),
                mistake(
                        "forgot-the-20-channels",
                        new Given(
                                LIBRARY.judgement(),
                                (images, side) -> images * mapSide(side) * mapSide(side) % 320 == 0
                                        ? images * mapSide(side) * mapSide(side) / 320
                                        : 0)));
    }

    @Points(1)
    @Order(1)
    void right(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.rows(1, 28), a -> a.rows(64, 28));
    }

    @Points(1)
    @Order(2)
    void wrong(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.rows(1, 32),
                        a -> a.rows(16, 32),
                        a -> a.rows(4, 36),
                        a -> a.rows(16, 30),
                        a -> a.rows(3, 20));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static int mapSide(int side) {
        return ((side - 4) / 2 - 4) / 2;
    }

    private static int rowsOfLibrary(int images, int side) {
        Sequential maps = new Sequential(
                new Conv2d(1, 10, kernel(5)), new MaxPool2d(2), new Conv2d(10, 20, kernel(5)), new MaxPool2d(2));
        try {
            long values = images * maps.outputShape(Shape.of(1, side, side)).values();
            return (int) View.view(Nd4j.zeros(values), -1, 320).size(0);
        } catch (ShapeException refused) {
            return 0;
        }
    }
}
