package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.C5: has AlexNet 8 + 3 layers? */
public final class CountLayers {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** How many of a network's layers are of this kind. */
        int count(String[] layers, String kind);
    }

    private record Given(Judgement judgement, BiFunction<String[], String, Integer> function) implements Answer {
        @Override
        public int count(String[] layers, String kind) {
            return function.apply(layers, kind);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S4.C5", "Has AlexNet 8 + 3 layers?", Answer.class, Tests.class)
            .lesson(7)
            .covers("S3.16")
            .task("""
                "AlexNet has 8 convolutions and 3 fully connected layers, VGG16 has 16 and 3." Networks.alexNet(0) and Networks.vgg16(0) print their layers. Write count(layers, kind), which counts the layers of a kind
                such as "Conv2d" or "Linear" in an array of their names, use it on both networks, and judge the claim. (What else might the 8 and the 16 count?)""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::counted),
                    "your function is right; count the convolutions of Networks.alexNet(0): 8 is the number of all layers that learn.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (layers, kind) -> layers.length),
                    "you counted all layers; only those of the kind count.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            (layers, kind) -> Tests.counted(layers, "Conv2d") + Tests.counted(layers, "Linear")),
                    "you counted everything that learns; the task asks for one kind.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            (layers, kind) -> Arrays.asList(layers).contains(kind) ? 1 : 0),
                    "you stopped at the first one.")
            .hints(
                    "Print Networks.alexNet(0) and count by eye.",
                    "A loop over the names that counts those which equal the kind. Compare texts with equals, not with ==.",
                    "AlexNet has 5 convolutions and 3 fully connected layers, 8 in all; VGG16 has 13 and 3, 16 in all.");

    private CountLayers() {}

    static final class Tests {
        private static final String[] ALEXNET = names(Networks.alexNet(0));
        private static final String[] VGG16 = names(Networks.vgg16(0));
        private static final Answer LIBRARY = new Given(
                counted(ALEXNET, "Conv2d") == 8 && counted(VGG16, "Conv2d") == 16 ? Judgement.TRUE : Judgement.FALSE,
                Tests::counted);

        @Points(1)
        @Order(1)
        @DisplayName("AlexNet")
        void alexNet(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.count(ALEXNET, "Conv2d"),
                            a -> a.count(ALEXNET, "Linear"),
                            a -> a.count(ALEXNET, "MaxPool2d"));
        }

        @Points(1)
        @Order(2)
        @DisplayName("VGG16")
        void vgg(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.count(VGG16, "Conv2d"), a -> a.count(VGG16, "Linear"), a -> a.count(VGG16, "AvgPool2d"));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY)
                    .judge(Answer::judgement, "Count the convolutions alone, then the fully connected layers alone.");
        }

        private static String[] names(Sequential net) {
            return leaves(net).map(layer -> layer.getClass().getSimpleName()).toArray(String[]::new);
        }

        private static Stream<Layer> leaves(Layer layer) {
            return layer instanceof Sequential net ? net.layers().stream().flatMap(Tests::leaves) : Stream.of(layer);
        }

        private static int counted(String[] layers, String kind) {
            return (int) Arrays.stream(layers).filter(kind::equals).count();
        }
    }
}
