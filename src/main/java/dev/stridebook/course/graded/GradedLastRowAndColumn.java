package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.LastRowAndColumn;
import dev.stridebook.course.exercise.LastRowAndColumn.Answer;
import dev.stridebook.shape.Axis;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link LastRowAndColumn}. */
public final class GradedLastRowAndColumn implements Graded<Answer> {
    /** Computes a number of cells from n, kernel and stride. */
    @FunctionalInterface
    private interface Unread {
        int of(int n, int kernel, int stride);
    }

    private record Given(Judgement judgement, Unread function) implements Answer {
        @Override
        public int unread(int n, int kernel, int stride) {
            return function.of(n, kernel, stride);
        }
    }

    private static final Unread UNREAD =
            (n, k, s) -> kernel(k).stride(s).axis(Axis.HEIGHT).slideOver(n).unread();
    private static final Answer LIBRARY =
            new Given(UNREAD.of(28, 3, 2) == 1 ? Judgement.TRUE : Judgement.FALSE, UNREAD);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-false", new Given(Judgement.FALSE, UNREAD)),
                mistake("took-the-rest-of-n", new Given(LIBRARY.judgement(), (n, k, s) -> n % s)),
                mistake("divided", new Given(LIBRARY.judgement(), (n, k, s) -> (n - k) / s)),
                mistake(
                        "forgot-the-kernel-at-the-end",
                        new Given(LIBRARY.judgement(), (n, k, s) -> n - (n - k) / s * s)));
    }

    @Points(1)
    @Order(1)
    void digits(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.unread(28, 3, 2), a -> a.unread(27, 3, 2), a -> a.unread(28, 3, 1));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int k = r.nextInt(1, 8);
            int s = r.nextInt(1, 8);
            int n = r.nextInt(8, 60);
            return a -> a.unread(n, k, s);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }
}
