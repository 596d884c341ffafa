package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.Groups;
import dev.stridebook.course.exercise.Groups.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Order;

/** Grades {@link Groups}. */
public final class GradedGroups implements Graded<Answer> {
    private record Given(Judgement judgement, IntToLongFunction function) implements Answer {
        @Override
        public long parameters(int groups) {
            return function.applyAsLong(groups);
        }
    }

    private static final Answer LIBRARY = new Given(
            parametersOfLibrary(16) == parametersOfLibrary(1) ? Judgement.TRUE : Judgement.FALSE,
            GradedGroups::parametersOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedGroups::parametersOfLibrary)),
                mistake("left-the-groups-out", new Given(LIBRARY.judgement(), g -> 32L * 16 * 9 + 32)),
                mistake("divided-the-biases-too", new Given(LIBRARY.judgement(), g -> (32L * 16 * 9 + 32) / g)),
                mistake("divided-the-kernels-too", new Given(LIBRARY.judgement(), g -> 32L / g * (16 / g) * 9 + 32)),
                mistake("counted-a-single-group", new Given(LIBRARY.judgement(), g -> 32L / g * (16 / g) * 9 + 32 / g)),
                mistake("left-out-the-biases", new Given(LIBRARY.judgement(), g -> 32L * (16 / g) * 9)),
                mistake("gave-each-input-channel-a-bias", new Given(LIBRARY.judgement(), g -> 32L * (16 / g) * 9 + 16)),
                mistake("multiplied-by-the-groups", new Given(LIBRARY.judgement(), g -> 32L * 16 * 9 * g + 32)),
                mistake("gave-a-3x3-three-weights", new Given(LIBRARY.judgement(), g -> 32L * (16 / g) * 3 + 32)));
    }

    @Points(1)
    @Order(1)
    void one(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.parameters(1));
    }

    @Points(1)
    @Order(2)
    void more(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.parameters(2), a -> a.parameters(4), a -> a.parameters(8), a -> a.parameters(16));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement, Judgement.DEPENDS);
    }

    private static long parametersOfLibrary(int groups) {
        return Library.parameters(new Conv2d(16, 32, kernel(3)).groups(groups), Shape.of(16, 8, 8));
    }
}
