package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S0.C1: does a smaller kernel mean more computation? */
public final class SmallKernelCost {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Multiply-accumulates for an image of 3×32×32. */
        long macs(int kernel);
    }

    private record Given(Judgement judgement, IntToLongFunction function) implements Answer {
        @Override
        public long macs(int kernel) {
            return function.applyAsLong(kernel);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S0.C1", "Does a smaller kernel mean more computation?", Answer.class, Tests.class)
            .lesson(1)
            .covers("S0.1", "S1.1")
            .task("""
                An article says: "A smaller kernel means more computation, a larger one less." Count for yourself: a convolution takes a 32×32
                image from 3 channels to 12, with an odd k×k kernel and padding that keeps the size. Write macs(k), its number of
                multiply-accumulates (biases do not count), look at k = 1, 3 and 5, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::macsOfLibrary),
                    "your numbers are right, but you read them the wrong way round: compare macs(1) with macs(5).")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), k -> 12L * 3 * k * k),
                    "you counted the weights; each of them works at every one of the 32·32 positions.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), k -> 12L * 3 * k * 32 * 32),
                    "you counted one side of the kernel; it has k·k cells.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), k -> 12L * k * k * 32 * 32),
                    "you gave each kernel a single channel; it spans all 3.")
            .hints(
                    "How many products does one number of the output take? How many numbers has the output?",
                    "One number takes 3·k·k products; the output has 12·32·32 numbers.",
                    "macs(k) = 12·32·32 · 3·k·k grows with k². Does a smaller k then cost more?");

    private SmallKernelCost() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                macsOfLibrary(1) < macsOfLibrary(3) && macsOfLibrary(3) < macsOfLibrary(5)
                        ? Judgement.FALSE
                        : Judgement.TRUE,
                Tests::macsOfLibrary);

        @Points(2)
        @Order(1)
        @DisplayName("the multiply-accumulates")
        void macs(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.macs(1), a -> a.macs(3), a -> a.macs(5), a -> a.macs(7));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "Compare macs(1), macs(3) and macs(5).");
        }

        private static long macsOfLibrary(int k) {
            return new Conv2d(3, 12, kernel(k).samePadding())
                    .cost(Shape.of(3, 32, 32))
                    .macs();
        }
    }
}
