package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.PaddingAndSize;
import dev.stridebook.course.exercise.PaddingAndSize.Answer;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link PaddingAndSize}. */
public final class GradedPaddingAndSize implements Graded<Answer> {
    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int side(int layers, int padding) {
            return function.applyAsInt(layers, padding);
        }
    }

    private static final Answer LIBRARY = new Given(
            sideOfLibrary(5, 0) == sideOfLibrary(5, 1) ? Judgement.TRUE : Judgement.FALSE,
            GradedPaddingAndSize::sideOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedPaddingAndSize::sideOfLibrary)),
                mistake("judged-depends", new Given(Judgement.DEPENDS, GradedPaddingAndSize::sideOfLibrary)),
                mistake("went-through-a-single-layer", new Given(LIBRARY.judgement(), (layers, p) -> 28 + 2 * p - 2)),
                mistake("padded-one-side-only", new Given(LIBRARY.judgement(), (layers, p) -> 28 - layers * (2 - p))),
                mistake("left-the-padding-out", new Given(LIBRARY.judgement(), (layers, p) -> 28 - layers * 2)),
                mistake("padded-once", new Given(LIBRARY.judgement(), (layers, p) -> 28 + 2 * p - layers * 2)),
                mistake(
                        "subtracted-the-kernel",
                        new Given(LIBRARY.judgement(), (layers, p) -> 28 + layers * (2 * p - 3))),
                mistake(
                        "went-through-one-layer-too-many",
                        new Given(LIBRARY.judgement(), (layers, p) -> 28 + (layers + 1) * (2 * p - 2))));
    }

    @Points(1)
    @Order(1)
    void none(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.side(0, 0), a -> a.side(1, 0), a -> a.side(5, 0), a -> a.side(13, 0));
    }

    @Points(1)
    @Order(2)
    void padded(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        40,
                        r -> {
                            int layers = r.nextInt(0, 14);
                            int padding = r.nextInt(0, 8);
                            return a -> a.side(layers, padding);
                        },
                        a -> a.side(0, 2),
                        a -> a.side(1, 1),
                        a -> a.side(5, 1),
                        a -> a.side(3, 2));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static int sideOfLibrary(int layers, int padding) {
        int side = 28;
        for (int i = 0; i < layers; i++) {
            side = kernel(3).padding(padding).outputSize(side, side).height();
        }
        return side;
    }
}
