package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.C6: do 3×3 kernels add parameters? */
public final class SmallKernelsInStacks {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Weights of a stack of 3×3 layers, as a share of those of a single kernel that sees as much. */
        double share(int receptiveField);
    }

    private record Given(Judgement judgement, IntToDoubleFunction function) implements Answer {
        @Override
        public double share(int receptiveField) {
            return function.applyAsDouble(receptiveField);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S4.C6", "Do 3×3 kernels add parameters?", Answer.class, Tests.class)
            .lesson(7)
            .covers("S3.13", "S4.5")
            .task("""
                "VGG16's many 3×3 kernels make it see more, at the price of more parameters." Compare a stack of 3×3 layers with a single larger kernel that has the same receptive field, 3, 5, 7 and so on, and as many channels.
                Write share(receptiveField): the weights of the stack divided by those of the single kernel. Judge: do the 3×3 kernels of a stack cost more weights for what they see?""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::shareOfLibrary),
                    "your function is right; is share(5) above 1 or below?")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), field -> 9.0 / (field * field)),
                    "you counted one 3×3 layer; it takes several to see as much.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), field -> (field - 1) / 2 * 9 / (field * field)),
                    "you divided whole numbers, which rounds down; make one of them a double.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), field -> 1 / Tests.shareOfLibrary(field)),
                    "you divided the other way round.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), field -> field / 3 * 9.0 / (field * field)),
                    "you added up kernels to get the receptive field; each further 3×3 layer adds 2.")
            .hints(
                    "How many 3×3 layers see 5 cells, how many see 7?",
                    "L layers see 2L + 1, so it takes (receptiveField − 1) / 2 of them, with 9 weights each (times the channels, which cancel).",
                    "layers * 9.0 / (receptiveField * receptiveField): 18/25 for 5, 27/49 for 7.");

    private SmallKernelsInStacks() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                shareOfLibrary(5) < 1 && shareOfLibrary(7) < 1 ? Judgement.FALSE : Judgement.TRUE,
                Tests::shareOfLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("in place of 5×5 and 7×7")
        void five(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.share(5), a -> a.share(7));
        }

        @Points(1)
        @Order(2)
        @DisplayName("in place of other kernels")
        void others(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.share(3), a -> a.share(9), a -> a.share(11), a -> a.share(15));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "Is share(5) above 1 or below?");
        }

        private static double shareOfLibrary(int field) {
            long stack = (field - 1) / 2 * weights(3);
            return (double) stack / weights(field);
        }

        private static long weights(int k) {
            return Library.parameters(new Conv2d(4, 4, kernel(k)).withoutBias(), Shape.of(4, k, k));
        }
    }
}
