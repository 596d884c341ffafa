package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.C1: is padding usually k − 1? */
public final class PaddingKMinusOne {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** A side of the output, with stride 1. */
        int side(int n, int kernel, int padding);
    }

    /** A side from n, kernel and padding. */
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

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S3.C1", "Is padding usually k − 1?", Answer.class, Tests.class)
            .lesson(3)
            .covers("S3.10")
            .task("""
                "To keep the size, give padding=k−1." In code padding counts per side. Write side(n, kernel, padding) for stride 1, try k − 1 with a
                3×3 kernel on 8 cells, and judge the claim.""")
            .mistake(() -> new Given(Judgement.TRUE, Tests.SIDE), "your function is right: side(8, 3, 2) is not 8.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (n, k, p) -> n + p - k + 1),
                    "you padded one side only; padding counts per side, so it comes twice.")
            .mistake(
                    () -> new Given(Judgement.TRUE, (n, k, p) -> n + p - k + 1),
                    "you padded one side only, and then k − 1 seems right; but padding counts per side.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (n, k, p) -> n + 2 * p - k),
                    "you counted the steps; there is one position more, hence the + 1.")
            .hints(
                    "How many cells does padding add to an axis?",
                    "side = n + 2·padding − kernel + 1.",
                    "side(8, 3, 2) = 10. Which padding gives 8?");

    private PaddingKMinusOne() {}

    static final class Tests {
        private static final SideFunction SIDE =
                (n, k, p) -> kernel(k).padding(p).outputSize(n, n).height();
        private static final Answer LIBRARY = new Given(SIDE.of(8, 3, 2) == 8 ? Judgement.TRUE : Judgement.FALSE, SIDE);

        @Points(2)
        @Order(1)
        @DisplayName("the sides")
        void sides(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.side(8, 3, 1),
                            a -> a.side(8, 3, 2),
                            a -> a.side(8, 5, 4),
                            a -> a.side(8, 5, 2),
                            a -> a.side(24, 4, 0));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "What is side(8, 3, 2)?");
        }
    }
}
