package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.CountLayers;
import dev.stridebook.course.exercise.CountLayers.Answer;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;

/** Grades {@link CountLayers}. */
public final class GradedCountLayers implements Graded<Answer> {
    private record Given(Judgement judgement, BiFunction<String[], String, Integer> function) implements Answer {
        @Override
        public int count(String[] layers, String kind) {
            return function.apply(layers, kind);
        }
    }

    private static final String[] ALEXNET = names(Networks.alexNet(0));
    private static final String[] VGG16 = names(Networks.vgg16(0));
    private static final Answer LIBRARY = new Given(
            counted(ALEXNET, "Conv2d") == 8 && counted(VGG16, "Conv2d") == 16 ? Judgement.TRUE : Judgement.FALSE,
            GradedCountLayers::counted);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedCountLayers::counted)),
                mistake("counted-all-layers", new Given(LIBRARY.judgement(), (layers, kind) -> layers.length)),
                mistake(
                        "counted-everything-that-learns",
                        new Given(
                                LIBRARY.judgement(),
                                (layers, kind) -> counted(layers, "Conv2d") + counted(layers, "Linear"))),
                mistake(
                        "stopped-at-the-first-one",
                        new Given(
                                LIBRARY.judgement(),
                                (layers, kind) -> Arrays.asList(layers).contains(kind) ? 1 : 0)));
    }

    @Points(1)
    @Order(1)
    void alexNet(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.count(ALEXNET, "Conv2d"),
                        a -> a.count(ALEXNET, "Linear"),
                        a -> a.count(ALEXNET, "MaxPool2d"));
    }

    @Points(1)
    @Order(2)
    void vgg(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.count(VGG16, "Conv2d"), a -> a.count(VGG16, "Linear"), a -> a.count(VGG16, "AvgPool2d"));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static String[] names(Sequential net) {
        return leaves(net).map(layer -> layer.getClass().getSimpleName()).toArray(String[]::new);
    }

    private static Stream<Layer> leaves(Layer layer) {
        return layer instanceof Sequential net
                ? net.layers().stream().flatMap(GradedCountLayers::leaves)
                : Stream.of(layer);
    }

    private static int counted(String[] layers, String kind) {
        return (int) Arrays.stream(layers).filter(kind::equals).count();
    }
}
