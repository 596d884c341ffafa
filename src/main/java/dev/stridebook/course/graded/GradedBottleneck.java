package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.Bottleneck;
import dev.stridebook.course.exercise.Bottleneck.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link Bottleneck}. */
public final class GradedBottleneck implements Graded<Answer> {
    private static final Answer LIBRARY =
            (channels, width) -> weights(channels, width, 1) + weights(width, width, 3) + weights(width, channels, 1);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "forgot-the-last-1x1",
                        (channels, width) -> weights(channels, width, 1) + weights(width, width, 3)),
                mistake(
                        "gave-all-three-a-3x3",
                        (channels, width) ->
                                weights(channels, width, 3) + weights(width, width, 3) + weights(width, channels, 3)),
                mistake(
                        "counted-biases",
                        (channels, width) -> LIBRARY.weights(channels, width) + 2L * width + channels),
                mistake(
                        "let-the-3x3-work-on-all-channels",
                        (channels, width) -> weights(channels, width, 1)
                                + weights(channels, channels, 3)
                                + weights(width, channels, 1)));
    }

    @Points(1)
    @Order(1)
    void resnet(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.weights(256, 64), a -> a.weights(512, 128), a -> a.weights(1024, 256));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(20, r -> {
            int channels = r.nextInt(1, 200);
            int width = r.nextInt(1, 100);
            return a -> a.weights(channels, width);
        });
    }

    private static long weights(int in, int out, int k) {
        return Library.parameters(new Conv2d(in, out, kernel(k)).withoutBias(), Shape.of(in, k, k));
    }
}
