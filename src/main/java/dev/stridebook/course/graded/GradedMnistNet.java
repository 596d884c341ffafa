package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.MnistNet;
import dev.stridebook.course.exercise.MnistNet.Answer;
import dev.stridebook.nn.Networks;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link MnistNet}. */
public final class GradedMnistNet implements Graded<Answer> {
    private static final Shape DIGIT = Shape.of(1, 28, 28);
    private static final Answer LIBRARY = () -> layers("conv 10 20 k5", Library.features(Networks.mnistNet(0), DIGIT));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("let-the-convolutions-keep-the-size", () -> layers("conv 10 20 k5", 20 * 7 * 7)),
                mistake("forgot-the-channels", () -> layers("conv 10 20 k5", 4 * 4)),
                mistake("let-the-second-convolution-take-one-channel", () -> layers("conv 1 20 k5", 20 * 4 * 4)),
                mistake("padded-the-second-convolution", () -> layers("conv 10 20 k5 p2", 20 * 6 * 6)),
                mistake(
                        "left-out-the-relus",
                        () -> Arrays.stream(LIBRARY.layers())
                                .filter(layer -> !layer.equals("relu"))
                                .toArray(String[]::new)));
    }

    @Points(1)
    @Order(1)
    void runs(Answer answer) {
        compare(answer, LIBRARY).on(a -> LayerTexts.outputShape(a.layers(), DIGIT));
    }

    @Points(1)
    @Order(2)
    void cost(Answer answer) {
        compare(answer, LIBRARY).on(a -> LayerTexts.cost(a.layers(), DIGIT));
    }

    @Points(1)
    @Order(3)
    void order(Answer answer) {
        compare(answer, LIBRARY).on(a -> LayerTexts.names(a.layers()));
    }

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
}
