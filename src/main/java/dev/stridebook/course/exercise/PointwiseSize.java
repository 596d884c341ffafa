package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S0.C6: does 1×1 keep the size? */
public final class PointwiseSize {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** A side of the output for a side of 32. */
        int side(int stride, int padding);
    }

    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int side(int stride, int padding) {
            return function.applyAsInt(stride, padding);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S0.C6", "Does 1×1 keep the size?", Answer.class, Tests.class)
            .lesson(1)
            .covers("S0.5")
            .task("""
                "A 1×1 convolution keeps the size of the image." Write side(stride, padding): how large a side of 32 cells is after a 1×1
                convolution with that stride and that padding on each side. Try some, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::sideOfLibrary),
                    "your function is right; now try it with stride 2, and with padding 1.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (s, p) -> 32),
                    "you took the claim for granted; let the formula decide, with k = 1.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (s, p) -> (32 + 2 * p) / s),
                    "you divided the padded side by the stride; the window starts at the first cell, so it is ⌊(n + 2p − k)/s⌋ + 1.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (s, p) -> (32 + p - 1) / s + 1),
                    "you padded one side only; padding counts per side, so it comes twice.")
            .hints(
                    "Which numbers can be chosen besides the kernel?",
                    "side = ⌊(32 + 2·padding − 1) / stride⌋ + 1. Put in stride 1 and 2, padding 0 and 1.",
                    "It stays 32 with stride 1 and padding 0, becomes 16 with stride 2 and 34 with padding 1: it is true in one case and false in others.");

    private PointwiseSize() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                sideOfLibrary(1, 0) != 32
                        ? Judgement.FALSE
                        : sideOfLibrary(2, 0) == 32 && sideOfLibrary(1, 1) == 32 ? Judgement.TRUE : Judgement.DEPENDS,
                Tests::sideOfLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("stride 1, no padding")
        void plain(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.side(1, 0));
        }

        @Points(1)
        @Order(2)
        @DisplayName("other strides and paddings")
        void others(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.side(2, 0), a -> a.side(1, 1), a -> a.side(3, 2), a -> a.side(5, 1));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY)
                    .judge(Answer::judgement, "Does it hold for every stride and padding, for some, or for none?");
        }

        private static int sideOfLibrary(int stride, int padding) {
            return kernel(1).stride(stride).padding(padding).outputSize(32, 32).height();
        }
    }
}
