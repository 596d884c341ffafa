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
                mistake("judged-depends", new Given(Judgement.DEPENDS, UNREAD)),
                mistake("took-the-rest-of-n", new Given(LIBRARY.judgement(), (n, k, s) -> n % s)),
                mistake("divided", new Given(LIBRARY.judgement(), (n, k, s) -> (n - k) / s)),
                mistake(
                        "forgot-the-kernel-at-the-end",
                        new Given(LIBRARY.judgement(), (n, k, s) -> n - (n - k) / s * s)),
                mistake("took-the-rest-of-the-positions", new Given(LIBRARY.judgement(), (n, k, s) -> (n - k + 1) % s)),
                mistake("counted-one-at-most", new Given(LIBRARY.judgement(), (n, k, s) -> (n - k) % s > 0 ? 1 : 0)),
                mistake("counted-the-gaps-too", new Given(LIBRARY.judgement(), (n, k, s) -> {
                    int positions = (n - k) / s + 1;
                    return n - k - (positions - 1) * Math.min(k, s);
                })),
                mistake("counted-pixels", new Given(LIBRARY.judgement(), (n, k, s) -> {
                    int read = n - (n - k) % s;
                    return n * n - read * read;
                })));
    }

    @Points(1)
    @Order(1)
    void digits(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.unread(28, 3, 2),
                        a -> a.unread(27, 3, 2),
                        a -> a.unread(28, 3, 1),
                        a -> a.unread(28, 28, 2),
                        a -> a.unread(10, 3, 4),
                        a -> a.unread(10, 3, 20),
                        a -> a.unread(1, 1, 1));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(60, r -> {
            int n = r.nextInt(1, 60);
            int k = r.nextInt(1, Math.min(n, 9) + 1);
            int s = r.nextInt(1, 12);
            return a -> a.unread(n, k, s);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }
}
