package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.1: mend the forum's network. */
public final class ForumNet {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The layers, one text each. */
        String[] layers();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S4.1", "Mend the forum's network", Answer.class, Tests.class)
            .lesson(5)
            .task("""
                A network from a forum crashes on digits of 1×28×28: "conv 1 16 k3 s2", "relu", "conv 16 32 k3 s2", "relu", "flatten", "linear 800 10". Leave the convolutions as they are and mend
                what is wrong. Answer with an array of such texts; conv takes in and out channels, a kernel (k3), and where needed a stride (s2) and a padding (p1).""")
            .mistake(() -> mended(800), "you left the network as it was; walk through the sizes: 28 → 13 → 6.")
            .mistake(() -> mended(32 * 7 * 7), "you rounded up; without padding 28 becomes 13, and 13 becomes 6.")
            .mistake(() -> mended(6 * 6), "you forgot the channels; there are 32 maps of 6×6.")
            .mistake(
                    () -> mended(16 * 6 * 6), "you took the channels of the first convolution; the second puts out 32.")
            .mistake(
                    () -> new String[] {
                        "conv 1 16 k3 s2 p1", "relu", "conv 16 32 k3 s2 p1", "relu", "flatten", "linear 1568 10"
                    },
                    "you changed the convolutions; it runs, but only the last layer was wrong.")
            .hints(
                    "Walk through the sizes: what is left of 28 after a 3×3 kernel with stride 2? And of that?",
                    "28 → 13 → 6, with 32 channels at the end. How many numbers are that?",
                    "Flatten gives 32·6·6 = 1152 numbers; the last layer has to take as many.");

    private ForumNet() {}

    private static String[] mended(long features) {
        return new String[] {
            "conv 1 16 k3 s2", "relu", "conv 16 32 k3 s2", "relu", "flatten", "linear " + features + " 10"
        };
    }

    static final class Tests {
        private static final Shape DIGIT = Shape.of(1, 28, 28);
        private static final Sequential MENDED = Networks.forumNetFixed(0);
        private static final Answer LIBRARY = () -> mended(Library.features(MENDED, DIGIT));

        @Points(2)
        @Order(1)
        @DisplayName("it takes 1×28×28 and gives 10 numbers")
        void runs(Answer answer) {
            compare(answer, LIBRARY).on(a -> LayerTexts.outputShape(a.layers(), DIGIT));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the convolutions are still the forum's: 16,330 parameters, 201,744 MACs")
        void same(Answer answer) {
            compare(answer, LIBRARY).on(a -> LayerTexts.cost(a.layers(), DIGIT));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the order of the layers")
        void order(Answer answer) {
            compare(answer, LIBRARY).on(a -> LayerTexts.names(a.layers()));
        }
    }
}
