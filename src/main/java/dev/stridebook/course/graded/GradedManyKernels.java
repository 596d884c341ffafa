package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ManyKernels;
import dev.stridebook.course.exercise.ManyKernels.Answer;
import dev.stridebook.course.exercise.ManyKernels.Numbers;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ManyKernels}. */
public final class GradedManyKernels implements GradedComputation<Answer> {
    private record Given(long parameters, Shape outputShape) implements Answer {}

    private final Numbers numbers;

    GradedManyKernels(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Answer right() {
        return new Given(weights() + numbers.kernels(), maps(numbers.kernels(), numbers.side() - 1));
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        int kernels = numbers.kernels();
        int channels = numbers.channels();
        int cells = numbers.side() * numbers.side();
        int height = right().outputShape().size().height();
        int width = right().outputShape().size().width();
        return List.of(
                mistake("left-out-the-biases", counted(weights())),
                mistake("gave-the-layer-a-single-bias", counted(weights() + 1)),
                mistake("gave-each-input-channel-a-bias", counted(weights() + channels)),
                mistake("gave-each-kernel-channel-a-bias", counted(weights() + (long) kernels * channels)),
                mistake("gave-each-kernel-a-single-channel", counted((long) kernels * cells + kernels)),
                mistake(
                        "counted-one-side-of-the-kernel",
                        counted((long) kernels * channels * numbers.side() + kernels)),
                mistake("counted-a-single-kernel", counted((long) channels * cells + 1)),
                mistake("expected-the-size-to-stay", shaped(maps(kernels, 0))),
                mistake("subtracted-the-whole-kernel", shaped(maps(kernels, numbers.side()))),
                mistake("kept-the-number-of-channels", shaped(maps(channels, numbers.side() - 1))),
                mistake("put-the-channels-last", shaped(Shape.of(height, width, kernels))),
                mistake("swapped-the-axes", shaped(Shape.of(kernels, width, height))));
    }

    private long weights() {
        return (long) numbers.kernels() * numbers.channels() * numbers.side() * numbers.side();
    }

    /** Returns maps whose sides are smaller than the given map's by so many cells. */
    private Shape maps(int channels, int removed) {
        return Shape.of(
                channels, numbers.map().height() - removed, numbers.map().width() - removed);
    }

    private Answer counted(long parameters) {
        return new Given(parameters, right().outputShape());
    }

    private Answer shaped(Shape shape) {
        return new Given(right().parameters(), shape);
    }

    @Points(1)
    @Order(1)
    void parameters(Answer answer) {
        compare(answer, right()).on(Answer::parameters);
    }

    @Points(1)
    @Order(2)
    void shape(Answer answer) {
        compare(answer, right()).on(Answer::outputShape);
    }
}
