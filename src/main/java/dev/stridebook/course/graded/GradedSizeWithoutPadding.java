package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.SizeWithoutPadding;
import dev.stridebook.course.exercise.SizeWithoutPadding.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Order;

/** Grades {@link SizeWithoutPadding}. */
public final class GradedSizeWithoutPadding implements Graded<Answer> {
    private record Given(Judgement judgement, IntFunction<Shape> function) implements Answer {
        @Override
        public Shape outputShape(int padding) {
            return function.apply(padding);
        }
    }

    private static final Answer LIBRARY = new Given(
            shapeOfLibrary(0).equals(Shape.of(128, 24, 24)) ? Judgement.TRUE : Judgement.FALSE,
            GradedSizeWithoutPadding::shapeOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedSizeWithoutPadding::shapeOfLibrary)),
                mistake(
                        "padded-one-side-only",
                        new Given(LIBRARY.judgement(), p -> Shape.of(128, 24 + p - 2, 24 + p - 2))),
                mistake(
                        "kept-the-number-of-channels",
                        new Given(LIBRARY.judgement(), p -> Shape.of(256, 22 + 2 * p, 22 + 2 * p))),
                mistake("took-the-claim-for-granted", new Given(Judgement.TRUE, p -> Shape.of(128, 24, 24))),
                mistake("judged-depends", new Given(Judgement.DEPENDS, GradedSizeWithoutPadding::shapeOfLibrary)),
                mistake("left-the-padding-out", new Given(LIBRARY.judgement(), p -> Shape.of(128, 22, 22))),
                mistake(
                        "put-the-channels-last",
                        new Given(LIBRARY.judgement(), p -> Shape.of(22 + 2 * p, 22 + 2 * p, 128))),
                mistake(
                        "took-away-the-whole-kernel",
                        new Given(LIBRARY.judgement(), p -> Shape.of(128, 21 + 2 * p, 21 + 2 * p))));
    }

    @Points(1)
    @Order(1)
    void none(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.outputShape(0));
    }

    @Points(1)
    @Order(2)
    void padded(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        20,
                        r -> {
                            int padding = r.nextInt(1, 500);
                            return a -> a.outputShape(padding);
                        },
                        a -> a.outputShape(1),
                        a -> a.outputShape(2),
                        a -> a.outputShape(5));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static Shape shapeOfLibrary(int padding) {
        return new Conv2d(256, 128, kernel(3).padding(padding)).outputShape(Shape.of(256, 24, 24));
    }
}
