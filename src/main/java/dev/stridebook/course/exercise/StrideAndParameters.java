package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.C1: does stride > 1 have fewer parameters? */
public final class StrideAndParameters {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Parameters of the two convolutions. */
        long ofConvolutions(int stride);

        /** Parameters of the layer behind them. */
        long ofLinear(int stride);
    }

    private record Given(Judgement judgement, IntToLongFunction convolutions, IntToLongFunction linear)
            implements Answer {
        @Override
        public long ofConvolutions(int stride) {
            return convolutions.applyAsLong(stride);
        }

        @Override
        public long ofLinear(int stride) {
            return linear.applyAsLong(stride);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S4.C1", "Does stride > 1 have fewer parameters?", Answer.class, Tests.class)
            .lesson(5)
            .covers("S4.1")
            .task("""
                "A convolution with stride > 1 has fewer parameters." Take the forum's network on 1×28×28: 3×3 convolutions from 1 to 16 and from 16 to 32 channels without padding, both with the given stride,
                then a fully connected layer from all their numbers to 10. Write both counts, biases included, compare stride 1 and 2, and judge the claim about the convolutions.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests.CONVOLUTIONS, Tests.LINEAR),
                    "your functions are right: the convolutions have as many as before; it is the layer behind them that shrinks.")
            .mistake(
                    () -> new Given(Judgement.DEPENDS, Tests.CONVOLUTIONS, Tests.LINEAR),
                    "your functions are right; look at ofConvolutions alone.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(), s -> Tests.CONVOLUTIONS.applyAsLong(s) / (s * s), Tests.LINEAR),
                    "you divided by the stride; a kernel has as many weights, however far it moves.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(), Tests.CONVOLUTIONS, s -> Tests.LINEAR.applyAsLong(s) - 10),
                    "you left out the biases of the last layer, one for each of the 10 outputs.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), s -> 16 * 9 + 32 * 16 * 9, Tests.LINEAR),
                    "you left out the biases of the convolutions, one for each kernel.")
            .hints(
                    "What in a convolution depends on the stride: its kernels, or the number of its positions?",
                    "Two convolutions have 16·(9 + 1) and 32·(16·9 + 1) parameters. For the last layer walk 28 through both.",
                    "side = ((28 − 3) / s + 1 − 3) / s + 1; ofLinear = 32·side·side·10 + 10.");

    private StrideAndParameters() {}

    static final class Tests {
        private static final IntToLongFunction CONVOLUTIONS =
                stride -> Library.parameters(convolutions(stride), Shape.of(1, 28, 28));
        private static final IntToLongFunction LINEAR = stride -> {
            int features =
                    (int) convolutions(stride).outputShape(Shape.of(1, 28, 28)).values();
            return Library.parameters(new Linear(features, 10), Shape.of(features));
        };
        private static final Answer LIBRARY = new Given(
                CONVOLUTIONS.applyAsLong(2) < CONVOLUTIONS.applyAsLong(1) ? Judgement.TRUE : Judgement.FALSE,
                CONVOLUTIONS,
                LINEAR);

        @Points(1)
        @Order(1)
        @DisplayName("the convolutions")
        void convolutions(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.ofConvolutions(1), a -> a.ofConvolutions(2), a -> a.ofConvolutions(3));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the layer behind them")
        void linear(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.ofLinear(1), a -> a.ofLinear(2), a -> a.ofLinear(3));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "Compare ofConvolutions(1) with ofConvolutions(2).");
        }

        private static Sequential convolutions(int stride) {
            return new Sequential(
                    new Conv2d(1, 16, kernel(3).stride(stride)),
                    new Conv2d(16, 32, kernel(3).stride(stride)));
        }
    }
}
