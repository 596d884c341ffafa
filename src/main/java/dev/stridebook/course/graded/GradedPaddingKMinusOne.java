package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.PaddingKMinusOne;
import dev.stridebook.course.exercise.PaddingKMinusOne.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link PaddingKMinusOne}. */
public final class GradedPaddingKMinusOne implements Graded<Answer> {
    /** Computes a side from n, kernel and padding. */
    @FunctionalInterface
    private interface SideFunction {
        int of(int n, int kernel, int padding);
    }

    private record Given(Judgement judgement, SideFunction function) implements Answer {
        @Override
        public int side(int n, int kernel, int padding) {
            return function.of(n, kernel, padding);
        }
    }

    private static final SideFunction SIDE =
            (n, k, p) -> kernel(k).padding(p).outputSize(n, n).height();
    private static final Answer LIBRARY = new Given(SIDE.of(8, 3, 2) == 8 ? Judgement.TRUE : Judgement.FALSE, SIDE);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, SIDE)),
                mistake("padded-one-side-only", new Given(LIBRARY.judgement(), (n, k, p) -> n + p - k + 1)),
                mistake("padded-one-side-only-and-judged-true", new Given(Judgement.TRUE, (n, k, p) -> n + p - k + 1)),
                mistake("counted-the-steps", new Given(LIBRARY.judgement(), (n, k, p) -> n + 2 * p - k)),
                mistake("left-the-padding-out", new Given(LIBRARY.judgement(), (n, k, p) -> n - k + 1)),
                mistake("always-kept-the-size", new Given(Judgement.TRUE, (n, k, p) -> n)),
                mistake("took-half-the-kernel", new Given(LIBRARY.judgement(), (n, k, p) -> n + 2 * p - k / 2 * 2)));
    }

    @Points(1)
    @Order(1)
    void sides(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.side(8, 3, 1),
                        a -> a.side(8, 3, 2),
                        a -> a.side(8, 5, 4),
                        a -> a.side(8, 5, 2),
                        a -> a.side(24, 4, 0),
                        a -> a.side(8, 1, 0),
                        a -> a.side(1, 3, 1),
                        a -> a.side(6, 6, 0));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(60, r -> {
            int n = r.nextInt(1, 300);
            int p = r.nextInt(0, 12);
            int k = r.nextInt(1, Math.min(n + 2 * p, 15) + 1);
            return a -> a.side(n, k, p);
        });
    }

    /** The rule says always: a kernel of 3 refutes it, and one of 1 obeys it. */
    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement, Judgement.DEPENDS);
    }
}
