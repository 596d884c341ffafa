package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.RowKernel;
import dev.stridebook.course.exercise.RowKernel.Answer;
import dev.stridebook.course.exercise.RowKernel.Numbers;
import dev.stridebook.shape.Size;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link RowKernel}. */
public final class GradedRowKernel implements GradedComputation<Answer> {
    private record Given(Size padding, long parameters) implements Answer {}

    private final Numbers numbers;

    GradedRowKernel(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Answer right() {
        return new Given(Size.of((kernel().height() - 1) / 2, (kernel().width() - 1) / 2), weights() + numbers.out());
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        Size padding = right().padding();
        int along = padding.height() + padding.width();
        int side = kernel().height() * kernel().width();
        return List.of(
                mistake("swapped-the-numbers", padded(padding.width(), padding.height())),
                mistake("padded-both-axes", padded(along, along)),
                mistake(
                        "padded-the-axis-of-one-cell",
                        padded(Math.max(1, padding.height()), Math.max(1, padding.width()))),
                mistake("gave-the-padding-of-both-sides", padded(2 * padding.height(), 2 * padding.width())),
                mistake(
                        "took-the-kernel-for-a-square",
                        new Given(Size.square(along), weights() * side + numbers.out())),
                mistake("left-out-the-biases", counted(weights())),
                mistake("gave-the-layer-a-single-bias", counted(weights() + 1)),
                mistake("gave-each-input-channel-a-bias", counted(weights() + numbers.in())),
                mistake("gave-each-kernel-channel-a-bias", counted(weights() + numbers.in() * numbers.out())),
                mistake("gave-each-kernel-a-single-channel", counted(numbers.out() * side + numbers.out())),
                mistake("counted-a-single-kernel", counted(numbers.in() * side + 1)));
    }

    private Size kernel() {
        return numbers.kernel();
    }

    private long weights() {
        return numbers.out() * numbers.in() * kernel().area();
    }

    private Answer padded(int height, int width) {
        return new Given(Size.of(height, width), right().parameters());
    }

    private Answer counted(long parameters) {
        return new Given(right().padding(), parameters);
    }

    @Points(1)
    @Order(1)
    void padding(Answer answer) {
        compare(answer, right()).on(Answer::padding);
    }

    @Points(1)
    @Order(2)
    void parameters(Answer answer) {
        compare(answer, right()).on(Answer::parameters);
    }
}
