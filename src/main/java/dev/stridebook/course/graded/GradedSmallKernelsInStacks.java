package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.SmallKernelsInStacks;
import dev.stridebook.course.exercise.SmallKernelsInStacks.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Order;

/** Grades {@link SmallKernelsInStacks}. */
public final class GradedSmallKernelsInStacks implements Graded<Answer> {
    private record Given(Judgement judgement, IntToDoubleFunction function) implements Answer {
        @Override
        public double share(int receptiveField) {
            return function.applyAsDouble(receptiveField);
        }
    }

    private static final Answer LIBRARY = new Given(
            shareOfLibrary(5) < 1 && shareOfLibrary(7) < 1 ? Judgement.FALSE : Judgement.TRUE,
            GradedSmallKernelsInStacks::shareOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedSmallKernelsInStacks::shareOfLibrary)),
                mistake("counted-one-3x3-layer", new Given(LIBRARY.judgement(), field -> 9.0 / (field * field))),
                mistake(
                        "divided-whole-numbers",
                        new Given(LIBRARY.judgement(), field -> (field - 1) / 2 * 9 / (field * field))),
                mistake(
                        "divided-the-other-way-round",
                        new Given(LIBRARY.judgement(), field -> 1 / shareOfLibrary(field))),
                mistake(
                        "added-up-the-kernels",
                        new Given(LIBRARY.judgement(), field -> field / 3 * 9.0 / (field * field))));
    }

    @Points(1)
    @Order(1)
    void five(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.share(5), a -> a.share(7));
    }

    @Points(1)
    @Order(2)
    void others(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.share(3), a -> a.share(9), a -> a.share(11), a -> a.share(15));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static double shareOfLibrary(int field) {
        long stack = (field - 1) / 2 * weights(3);
        return (double) stack / weights(field);
    }

    private static long weights(int k) {
        return Library.parameters(new Conv2d(4, 4, kernel(k)).withoutBias(), Shape.of(4, k, k));
    }
}
