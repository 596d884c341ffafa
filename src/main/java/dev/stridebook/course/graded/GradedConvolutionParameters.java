package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.ConvolutionParameters;
import dev.stridebook.course.exercise.ConvolutionParameters.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ConvolutionParameters}. */
public final class GradedConvolutionParameters implements Graded<Answer> {
    private static final Answer LIBRARY = (in, out, height, width) ->
            Library.parameters(new Conv2d(in, out, kernel(height, width)), Shape.of(in, height, width));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-out-the-biases", (in, out, height, width) -> (long) in * out * height * width),
                mistake(
                        "took-the-kernel-for-a-square",
                        (in, out, height, width) -> (long) in * out * height * height + out),
                mistake(
                        "gave-each-kernel-a-single-channel",
                        (in, out, height, width) -> (long) out * height * width + out),
                mistake("added-a-single-bias", (in, out, height, width) -> (long) in * out * height * width + 1),
                mistake(
                        "gave-each-input-channel-a-bias",
                        (in, out, height, width) -> (long) in * out * height * width + in));
    }

    @Points(1)
    @Order(1)
    void article(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.parameters(3, 12, 1, 5),
                        a -> a.parameters(3, 12, 3, 3),
                        a -> a.parameters(3, 12, 3, 5),
                        a -> a.parameters(3, 64, 3, 3),
                        a -> a.parameters(64, 16, 1, 1));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(30, r -> {
            int in = r.nextInt(1, 20);
            int out = r.nextInt(1, 20);
            int height = r.nextInt(1, 8);
            int width = r.nextInt(1, 8);
            return a -> a.parameters(in, out, height, width);
        });
    }
}
