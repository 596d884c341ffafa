package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.CostAndSide;
import dev.stridebook.course.exercise.CostAndSide.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link CostAndSide}. */
public final class GradedCostAndSide implements Graded<Answer> {
    private record Given(Judgement judgement, LongBinaryOperator function) implements Answer {
        @Override
        public long macs(int height, int width) {
            return function.applyAsLong(height, width);
        }
    }

    private static final Answer LIBRARY = new Given(
            macsOfLibrary(64, 32) != 2 * macsOfLibrary(32, 32)
                    ? Judgement.FALSE
                    : macsOfLibrary(64, 64) == 2 * macsOfLibrary(32, 32) ? Judgement.TRUE : Judgement.DEPENDS,
            GradedCostAndSide::macsOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedCostAndSide::macsOfLibrary)),
                mistake("judged-false", new Given(Judgement.FALSE, GradedCostAndSide::macsOfLibrary)),
                mistake("added-height-and-width", new Given(LIBRARY.judgement(), (h, w) -> 12 * 3 * 9 * (h + w))),
                mistake("gave-each-kernel-a-single-channel", new Given(LIBRARY.judgement(), (h, w) -> 12 * 9 * h * w)),
                mistake(
                        "left-the-padding-out",
                        new Given(LIBRARY.judgement(), (h, w) -> 12 * 3 * 9 * (h - 2) * (w - 2))));
    }

    @Points(2)
    @Order(1)
    void macs(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.macs(32, 32), a -> a.macs(64, 32), a -> a.macs(64, 64), a -> a.macs(5, 9));
    }

    @Points(1)
    @Order(2)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static long macsOfLibrary(long height, long width) {
        return new Conv2d(3, 12, kernel(3).padding(1))
                .cost(Shape.of(3, (int) height, (int) width))
                .macs();
    }
}
