package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.PointwiseSize;
import dev.stridebook.course.exercise.PointwiseSize.Answer;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link PointwiseSize}. */
public final class GradedPointwiseSize implements Graded<Answer> {
    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int side(int stride, int padding) {
            return function.applyAsInt(stride, padding);
        }
    }

    private static final Answer LIBRARY = new Given(
            sideOfLibrary(1, 0) != 32
                    ? Judgement.FALSE
                    : sideOfLibrary(2, 0) == 32 && sideOfLibrary(1, 1) == 32 ? Judgement.TRUE : Judgement.DEPENDS,
            GradedPointwiseSize::sideOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedPointwiseSize::sideOfLibrary)),
                mistake("judged-false", new Given(Judgement.FALSE, GradedPointwiseSize::sideOfLibrary)),
                mistake("took-the-claim-for-granted", new Given(LIBRARY.judgement(), (s, p) -> 32)),
                mistake(
                        "divided-the-padded-side-by-the-stride",
                        new Given(LIBRARY.judgement(), (s, p) -> (32 + 2 * p) / s)),
                mistake("padded-one-side-only", new Given(LIBRARY.judgement(), (s, p) -> (32 + p - 1) / s + 1)),
                mistake("left-the-padding-out", new Given(LIBRARY.judgement(), (s, p) -> sideOfLibrary(s, 0))),
                mistake("rounded-up", new Given(LIBRARY.judgement(), (s, p) -> (32 + 2 * p - 1 + s - 1) / s + 1)),
                mistake("counted-the-steps", new Given(LIBRARY.judgement(), (s, p) -> (32 + 2 * p - 1) / s)));
    }

    @Points(1)
    @Order(1)
    void plain(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.side(1, 0), a -> a.side(1, 1), a -> a.side(1, 3));
    }

    @Points(1)
    @Order(2)
    void others(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        60,
                        r -> {
                            int stride = r.nextInt(1, 50);
                            int padding = r.nextInt(0, 12);
                            return a -> a.side(stride, padding);
                        },
                        a -> a.side(2, 0),
                        a -> a.side(3, 0),
                        a -> a.side(3, 2),
                        a -> a.side(5, 1),
                        a -> a.side(31, 0),
                        a -> a.side(32, 0),
                        a -> a.side(40, 2));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static int sideOfLibrary(int stride, int padding) {
        return kernel(1).stride(stride).padding(padding).outputSize(32, 32).height();
    }
}
