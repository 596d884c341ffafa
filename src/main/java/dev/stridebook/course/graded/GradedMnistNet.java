package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.MnistNet;
import dev.stridebook.course.exercise.MnistNet.Answer;
import dev.stridebook.nn.Networks;
import dev.stridebook.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
                                .toArray(String[]::new)),
                mistake("left-out-the-relu-of-the-first-convolution", () -> without(1)),
                mistake("left-out-the-relu-between-the-linear-layers", () -> without(8)),
                mistake("left-out-the-log-softmax", () -> without(10)),
                mistake("left-out-the-view", () -> without(6)),
                mistake("copied-the-sizes-of-the-example", () -> layers("conv 10 20 k5", 100)),
                mistake("took-the-sizes-before-the-last-pooling", () -> layers("conv 10 20 k5", 20 * 8 * 8)));
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
        compare(answer, LIBRARY).on(a -> named(a.layers()));
    }

    /** Shortens each layer that is right to its name; of a wrong one shows all. */
    private static List<String> named(String... layers) {
        String[] right = LIBRARY.layers();
        return IntStream.range(0, layers.length)
                .mapToObj(i -> {
                    String layer = plain(layers[i]);
                    return i < right.length && layer.equals(right[i]) ? layer.split(" ")[0] : layer;
                })
                .toList();
    }

    /** Removes what the task leaves open: further spaces, and a stride of 1 and a padding of 0 after the kernel. */
    private static String plain(String layer) {
        String words = String.valueOf(layer).strip().replaceAll("\\s+", " ");
        return words.startsWith("conv ") ? words.replaceFirst("^(conv \\S+ \\S+ \\S+)( s1)?( p0)?$", "$1") : words;
    }

    private static String[] without(int layer) {
        List<String> layers = new ArrayList<>(List.of(LIBRARY.layers()));
        layers.remove(layer);
        return layers.toArray(String[]::new);
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
