package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.C3: is padding only for the border? */
public final class PaddingAndSize {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** A side of 28 cells after some layers. */
        int side(int layers, int padding);
    }

    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int side(int layers, int padding) {
            return function.applyAsInt(layers, padding);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S1.C3", "Is padding only for the border?", Answer.class, Tests.class)
            .lesson(3)
            .covers("S1.C2")
            .task("""
                "Padding only serves to reach the border", and elsewhere "use padding to shrink the maps". Write side(layers, padding): the side of a 28×28 image after that many 3×3
                convolutions with stride 1, each with that padding. Compare padding 0 and 1 over some layers, and judge the first claim: that padding changes
                nothing else than how the border is read.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::sideOfLibrary),
                    "your function is right; compare side(5, 0) with side(5, 1).")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (layers, p) -> 28 + 2 * p - 2),
                    "you went through a single layer; each takes its part.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (layers, p) -> 28 - layers * (2 - p)),
                    "you padded one side only; padding counts per side, so it comes twice.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (layers, p) -> 28 - layers * 2),
                    "you left the padding out; each layer adds it anew.")
            .hints(
                    "What does one 3×3 layer do to a side, without padding and with padding 1?",
                    "A loop over the layers: side = side + 2·padding − 3 + 1.",
                    "side = 28 + layers·(2·padding − 2). Padding 0 shrinks the maps, padding 1 keeps them, padding 2 makes them larger.");

    private PaddingAndSize() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                sideOfLibrary(5, 0) == sideOfLibrary(5, 1) ? Judgement.TRUE : Judgement.FALSE, Tests::sideOfLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("without padding")
        void none(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.side(1, 0), a -> a.side(5, 0), a -> a.side(0, 0));
        }

        @Points(1)
        @Order(2)
        @DisplayName("with padding")
        void padded(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.side(1, 1), a -> a.side(5, 1), a -> a.side(3, 2));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "Compare side(5, 0) with side(5, 1).");
        }

        private static int sideOfLibrary(int layers, int padding) {
            int side = 28;
            for (int i = 0; i < layers; i++) {
                side = kernel(3).padding(padding).outputSize(side, side).height();
            }
            return side;
        }
    }
}
