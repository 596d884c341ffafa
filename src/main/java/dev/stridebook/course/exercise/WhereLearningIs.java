package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.C5: is learning stored in the kernels? */
public final class WhereLearningIs {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Parameters of both convolutions. */
        long inConvolutions();

        /** Parameters of both fully connected layers. */
        long inLinear();
    }

    private record Given(Judgement judgement, long inConvolutions, long inLinear) implements Answer {}

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S1.C5", "Is learning stored in the kernels?", Answer.class, Tests.class)
            .lesson(6)
            .covers("S1.8")
            .task("""
                "What a convolutional network has learned is stored in its kernels." The MNIST network has convolutions of 5×5 from 1 to 10 and from 10 to 20 channels, and fully connected layers from 320 to 50
                and from 50 to 10. How many parameters, biases included, have the two convolutions, and how many the two fully connected layers? Judge the claim: are most of them in the
                kernels?""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests.CONVOLUTIONS, Tests.LINEAR),
                    "your numbers are right; which of them is larger?")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), Tests.CONVOLUTIONS - 30, Tests.LINEAR),
                    "you left out the convolutions' biases, 10 and 20.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), Tests.CONVOLUTIONS, Tests.LINEAR - 60),
                    "you left out the fully connected layers' biases, 50 and 10.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), 10 * 26 + 20 * 26, Tests.LINEAR),
                    "you gave each kernel of the second convolution a single channel; it spans 10.")
            .hints(
                    "Two formulas: out·(in·k·k + 1) for a convolution, out·(in + 1) for a fully connected layer.",
                    "10·26 + 20·251, and 50·321 + 10·51.",
                    "5,280 against 16,560: three quarters are in the fully connected layers.");

    private WhereLearningIs() {}

    static final class Tests {
        private static final long CONVOLUTIONS = parameters(Conv2d.class);
        private static final long LINEAR = parameters(Linear.class);
        private static final Answer LIBRARY =
                new Given(CONVOLUTIONS > LINEAR ? Judgement.TRUE : Judgement.FALSE, CONVOLUTIONS, LINEAR);

        @Points(1)
        @Order(1)
        @DisplayName("the convolutions")
        void convolutions(Answer answer) {
            compare(answer, LIBRARY).on(Answer::inConvolutions);
        }

        @Points(1)
        @Order(2)
        @DisplayName("the fully connected layers")
        void linear(Answer answer) {
            compare(answer, LIBRARY).on(Answer::inLinear);
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "Compare the two numbers.");
        }

        private static long parameters(Class<? extends Layer> type) {
            Sequential net = Networks.mnistNet(0);
            return net.layers().stream()
                    .filter(type::isInstance)
                    .flatMap(layer -> layer.parameters().stream())
                    .mapToLong(parameter -> parameter.value().length())
                    .sum();
        }
    }
}
