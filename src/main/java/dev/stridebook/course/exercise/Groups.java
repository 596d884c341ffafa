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

/** S2.C3: does a kernel always see all channels? */
public final class Groups {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Weights and biases of the layer. */
        long parameters(int groups);
    }

    private record Given(Judgement judgement, IntToLongFunction function) implements Answer {
        @Override
        public long parameters(int groups) {
            return function.applyAsLong(groups);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S2.C3", "Does a kernel always see all channels?", Answer.class, Tests.class)
            .lesson(2)
            .covers("S1.5")
            .task("""
                "A kernel always spans all channels of its input." A convolution can split its channels in groups: with g groups each kernel spans only
                16 / g of 16 input channels. Write parameters(groups) of a 3×3 convolution from 16 to 32 channels, biases included, for groups that divide
                16, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::parametersOfLibrary),
                    "your numbers are right: with groups there are fewer weights, so a kernel spans fewer channels.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), g -> 32L * 16 * 9 + 32),
                    "you left the groups out; each kernel spans 16 / groups channels.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), g -> (32L * 16 * 9 + 32) / g),
                    "you divided the biases too; each of the 32 kernels keeps its own.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), g -> 32L / g * (16 / g) * 9 + 32),
                    "you divided the kernels too; there are 32 in any case.")
            .hints(
                    "How many weights has one kernel with 16 groups?",
                    "There are 32 kernels in any case; each has (16 / groups)·3·3 weights and one bias.",
                    "32·(16 / groups)·9 + 32; groups of one channel are called depthwise. Is there then a kernel that spans all?");

    private Groups() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                parametersOfLibrary(16) == parametersOfLibrary(1) ? Judgement.TRUE : Judgement.FALSE,
                Tests::parametersOfLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("a single group")
        void one(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.parameters(1));
        }

        @Points(1)
        @Order(2)
        @DisplayName("more groups")
        void more(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.parameters(2), a -> a.parameters(4), a -> a.parameters(8), a -> a.parameters(16));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "How many weights has a kernel with 16 groups?");
        }

        private static long parametersOfLibrary(int groups) {
            return Library.parameters(new Conv2d(16, 32, kernel(3)).groups(groups), Shape.of(16, 8, 8));
        }
    }
}
