package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Axis;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.C7: is the last row never read? */
public final class LastRowAndColumn {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** How many cells at the end of an axis no position reads. */
        int unread(int n, int kernel, int stride);
    }

    /** Cells from n, kernel and stride. */
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

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S4.C7", "Is the last row never read?", Answer.class, Tests.class)
            .lesson(5)
            .covers("S4.2")
            .task("""
                "A 3×3 kernel with stride 2 never reads the last row and the last column of a 28×28 image." Write unread(n, kernel, stride): how many cells at the end of an axis lie behind
                the last position of the kernel, without padding. Then judge the claim.""")
            .mistake(() -> new Given(Judgement.FALSE, Tests.UNREAD), "your function is right: unread(28, 3, 2) is 1.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (n, k, s) -> n % s),
                    "you took the rest of n; what counts is the rest of the way, n − kernel.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (n, k, s) -> (n - k) / s),
                    "you divided; the rest of that division is what is left.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (n, k, s) -> n - (n - k) / s * s),
                    "you forgot that the last position reads a whole kernel.")
            .hints(
                    "Where does the last position start, and where does it end?",
                    "The kernel can move by n − kernel cells, stride at a time. What is left of that way?",
                    "(n − kernel) % stride; for 28, 3 and 2 that is 25 % 2.");

    private LastRowAndColumn() {}

    static final class Tests {
        private static final Unread UNREAD =
                (n, k, s) -> kernel(k).stride(s).axis(Axis.HEIGHT).slideOver(n).unread();
        private static final Answer LIBRARY =
                new Given(UNREAD.of(28, 3, 2) == 1 ? Judgement.TRUE : Judgement.FALSE, UNREAD);

        @Points(1)
        @Order(1)
        @DisplayName("28 with 3×3 and stride 2")
        void digits(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.unread(28, 3, 2), a -> a.unread(27, 3, 2), a -> a.unread(28, 3, 1));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random windows")
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
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "What is unread(28, 3, 2)?");
        }
    }
}
