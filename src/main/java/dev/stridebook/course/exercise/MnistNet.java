package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Networks;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.8: build the MNIST network. */
public final class MnistNet {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The layers, one text each. */
        String[] layers();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S1.8", "Build the MNIST network", Answer.class, Tests.class)
            .lesson(6)
            .covers("S1.5")
            .task("""
                Describe the MNIST network as an array of texts: 10 kernels of 5×5, ReLU, 2×2 max pooling, 20 kernels of 5×5, ReLU, 2×2 max pooling, flatten (the view), a fully connected layer to 50, ReLU, a
                fully connected layer to 10, log-softmax. Write them as "conv 1 10 k5", "relu", "maxpool 2", "flatten", "linear 100 50", "logsoftmax", with the right
                numbers. It has 21,840 parameters and takes 480,500 multiply-accumulates for a 1×28×28 digit.""")
            .mistake(
                    () -> layers("conv 10 20 k5", 20 * 7 * 7),
                    "you let the convolutions keep the size; without padding 28 becomes 24, 12, 8 and 4.")
            .mistake(() -> layers("conv 10 20 k5", 4 * 4), "you forgot the channels; flatten puts out 20 maps of 4×4.")
            .mistake(
                    () -> layers("conv 1 20 k5", 20 * 4 * 4),
                    "you let the second convolution take one channel; the first puts out 10.")
            .mistake(
                    () -> layers("conv 10 20 k5 p2", 20 * 6 * 6),
                    "you padded the second convolution; the network has no padding.")
            .mistake(
                    () -> Arrays.stream(Tests.LIBRARY.layers())
                            .filter(layer -> !layer.equals("relu"))
                            .toArray(String[]::new),
                    "you left out the ReLUs; without them the layers are one linear map.")
            .hints(
                    "Do the shape walk first: what does the last pooling put out?",
                    "20 maps of 4×4 are 320 numbers.",
                    "\"conv 1 10 k5\", \"relu\", \"maxpool 2\", \"conv 10 20 k5\", \"relu\", \"maxpool 2\", \"flatten\", \"linear 320 50\", \"relu\", \"linear 50 10\", \"logsoftmax\".");

    private MnistNet() {}

    private static String[] layers(String second, long features) {
        return new String[] {
            "conv 1 10 k5",
            "relu",
            "maxpool 2",
            second,
            "relu",
            "maxpool 2",
            "flatten",
            "linear " + features + " 50",
            "relu",
            "linear 50 10",
            "logsoftmax"
        };
    }

    static final class Tests {
        private static final Shape DIGIT = Shape.of(1, 28, 28);
        private static final Answer LIBRARY =
                () -> layers("conv 10 20 k5", Library.features(Networks.mnistNet(0), DIGIT));

        @Points(1)
        @Order(1)
        @DisplayName("it takes 1×28×28 and gives 10 numbers")
        void runs(Answer answer) {
            compare(answer, LIBRARY).on(a -> LayerTexts.outputShape(a.layers(), DIGIT));
        }

        @Points(1)
        @Order(2)
        @DisplayName("parameters and multiply-accumulates")
        void cost(Answer answer) {
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
