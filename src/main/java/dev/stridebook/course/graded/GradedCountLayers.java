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
    /** Names that contain each other, or differ in capital letters only. */
    private static final String[] SIMILAR = {
        "Conv2d",
        "ConvTranspose2d",
        "Conv2dBlock",
        "conv2d",
        "ReLU",
        "LeakyReLU",
        "ReLU6",
        "MaxPool2d",
        "AdaptiveMaxPool2d"
    };

    private static final Answer LIBRARY = new Given(
            counted(ALEXNET, "Conv2d") == 8 && counted(VGG16, "Conv2d") == 16 ? Judgement.TRUE : Judgement.FALSE,
            GradedCountLayers::counted);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedCountLayers::counted)),
                mistake("judged-depends", new Given(Judgement.DEPENDS, GradedCountLayers::counted)),
                mistake(
                        "looked-for-names-that-contain-it",
                        new Given(LIBRARY.judgement(), (layers, kind) -> (int) Arrays.stream(layers)
                                .filter(layer -> layer.contains(kind))
                                .count())),
                mistake(
                        "looked-for-names-that-start-with-it",
                        new Given(LIBRARY.judgement(), (layers, kind) -> (int) Arrays.stream(layers)
                                .filter(layer -> layer.startsWith(kind))
                                .count())),
                mistake("ignored-capital-letters", new Given(LIBRARY.judgement(), (layers, kind) -> (int)
                        Arrays.stream(layers).filter(kind::equalsIgnoreCase).count())),
                mistake(
                        "counted-the-others",
                        new Given(LIBRARY.judgement(), (layers, kind) -> (int) Arrays.stream(layers)
                                .filter(layer -> !layer.equals(kind))
                                .count())),
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
    void networks(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.count(ALEXNET, "Conv2d"),
                        a -> a.count(ALEXNET, "Linear"),
                        a -> a.count(ALEXNET, "MaxPool2d"),
                        a -> a.count(VGG16, "Conv2d"),
                        a -> a.count(VGG16, "Linear"),
                        a -> a.count(VGG16, "AvgPool2d"));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.count(new String[0], "Conv2d"),
                        a -> a.count(new String[] {"Conv2d", "Conv2d"}, copy("Conv2d")),
                        a -> a.count(
                                new String[] {"ReLU", "LeakyReLU", "ReLU6", "ReLU6", "relu", "relu", "relu", "relu"},
                                copy("ReLU")));
        compare(answer, LIBRARY).atRandom(40, r -> {
            String[] layers = Stream.generate(() -> SIMILAR[r.nextInt(SIMILAR.length)])
                    .limit(r.nextInt(0, 30))
                    .toArray(String[]::new);
            String kind = copy(SIMILAR[r.nextInt(SIMILAR.length)]);
            return a -> a.count(layers, kind);
        });
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

    /** Returns an equal string that is another object, as one read from somewhere is. */
    private static String copy(String text) {
        return new StringBuilder(text).toString();
    }

    private static int counted(String[] layers, String kind) {
        return (int) Arrays.stream(layers).filter(kind::equals).count();
    }
}
