package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ConvolutionParameters;
import dev.stridebook.course.exercise.ConvolutionParameters.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ConvolutionParameters}. */
public final class GradedConvolutionParameters implements Graded<Answer> {
    private static final int MOST_CHANNELS = 100_000;
    private static final int LARGEST_KERNEL = 300;

    /** The weights of a layer this large would not fit into memory. */
    static final Answer LIBRARY = (in, out, height, width) -> (long) in * out * height * width + out;

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
                        (in, out, height, width) -> (long) in * out * height * width + in),
                mistake("counted-in-int", (in, out, height, width) -> out * (in * height * width + 1)),
                mistake(
                        "counted-one-kernel-in-int",
                        (in, out, height, width) -> (long) out * (in * height * width + 1)));
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
                        a -> a.parameters(64, 16, 1, 1),
                        a -> a.parameters(1, 1, 1, 1),
                        a -> a.parameters(1, 7, 5, 2));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        60,
                        r -> {
                            int in = Library.upTo(r, MOST_CHANNELS);
                            int out = Library.upTo(r, MOST_CHANNELS);
                            int height = Library.upTo(r, LARGEST_KERNEL);
                            int width = Library.upTo(r, LARGEST_KERNEL);
                            return a -> a.parameters(in, out, height, width);
                        },
                        a -> a.parameters(50_000, 50_000, 3, 3),
                        a -> a.parameters(MOST_CHANNELS, 2, 200, 200),
                        a -> a.parameters(2, MOST_CHANNELS, 200, 200),
                        a -> a.parameters(513, 4097, 7, 7));
    }
}
