package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.C2: is the cost linear in height and width? */
public final class CostAndSide {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Multiply-accumulates of the layer. */
        long macs(int height, int width);
    }

    private record Given(Judgement judgement, LongBinaryOperator function) implements Answer {
        @Override
        public long macs(int height, int width) {
            return function.applyAsLong(height, width);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S3.C2", "Is the cost linear in height and width?", Answer.class, Tests.class)
            .lesson(5)
            .covers("S3.8")
            .task("""
                "The cost of a convolution is linear in height and width": twice the size, twice the cost. Write macs(height, width), the multiply-accumulates of a 3×3
                convolution with padding 1 from 3 to 12 channels. Double the height alone, then both sides, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::macsOfLibrary),
                    "your function is right; what becomes of the cost if both sides double?")
            .mistake(
                    () -> new Given(Judgement.FALSE, Tests::macsOfLibrary),
                    "your function is right; what becomes of the cost if the height alone doubles?")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (h, w) -> 12 * 3 * 9 * (h + w)),
                    "you added height and width; there is a position for each row and each column.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (h, w) -> 12 * 9 * h * w),
                    "you gave each kernel a single channel; it spans all 3.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (h, w) -> 12 * 3 * 9 * (h - 2) * (w - 2)),
                    "you left the padding out; it keeps the size.")
            .hints(
                    "How many numbers has the output, and how many products does each of them take?",
                    "12·height·width numbers, each of 3·3·3 products.",
                    "Twice the height costs twice as much; twice the height and the width cost four times as much: linear in each, quadratic in the side.");

    private CostAndSide() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                macsOfLibrary(64, 32) != 2 * macsOfLibrary(32, 32)
                        ? Judgement.FALSE
                        : macsOfLibrary(64, 64) == 2 * macsOfLibrary(32, 32) ? Judgement.TRUE : Judgement.DEPENDS,
                Tests::macsOfLibrary);

        @Points(2)
        @Order(1)
        @DisplayName("the multiply-accumulates")
        void macs(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.macs(32, 32), a -> a.macs(64, 32), a -> a.macs(64, 64), a -> a.macs(5, 9));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY)
                    .judge(Answer::judgement, "Compare macs(32, 32) with macs(64, 32) and with macs(64, 64).");
        }

        private static long macsOfLibrary(long height, long width) {
            return new Conv2d(3, 12, kernel(3).padding(1))
                    .cost(Shape.of(3, (int) height, (int) width))
                    .macs();
        }
    }
}
