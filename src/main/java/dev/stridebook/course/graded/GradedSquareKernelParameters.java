package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.SquareKernelParameters;
import dev.stridebook.course.exercise.SquareKernelParameters.Answer;
import dev.stridebook.course.exercise.SquareKernelParameters.Numbers;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link SquareKernelParameters}. */
public final class GradedSquareKernelParameters implements GradedComputation<Answer> {
    private final Numbers numbers;

    GradedSquareKernelParameters(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Answer right() {
        return () -> weights() + numbers.out();
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        int in = numbers.in();
        int out = numbers.out();
        int cells = numbers.kernel() * numbers.kernel();
        return List.of(
                mistake("left-out-the-biases", () -> weights()),
                // One side for both, or one channel for all: with as many channels as the kernel is wide, nobody can
                // tell them apart.
                mistake("left-out-a-factor", () -> out * cells + out),
                mistake("left-out-a-factor", () -> out * in * numbers.kernel() + out),
                mistake("counted-for-the-input-channels", () -> in * cells + in),
                mistake("counted-a-single-kernel", () -> in * cells + 1),
                mistake("gave-the-layer-a-single-bias", () -> weights() + 1),
                mistake("gave-each-input-channel-a-bias", () -> weights() + in),
                mistake("gave-each-kernel-channel-a-bias", () -> weights() + out * in),
                mistake("multiplied-by-the-image-cells", () -> weights() * 32 * 32));
    }

    private long weights() {
        return numbers.out() * numbers.in() * numbers.kernel() * numbers.kernel();
    }

    @Points(1)
    @Order(1)
    void parameters(Answer answer) {
        compare(answer, right()).on(Answer::parameters);
    }
}
