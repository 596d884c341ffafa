package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.PoolSize;
import dev.stridebook.course.exercise.PoolSize.Answer;
import dev.stridebook.course.exercise.PoolSize.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link PoolSize}. */
public final class GradedPoolSize implements GradedComputation<Answer> {
    private final Numbers numbers;

    GradedPoolSize(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Answer right() {
        return sides(kernel -> (numbers.side() - kernel) / numbers.stride() + 1);
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        int side = numbers.side();
        int stride = numbers.stride();
        return List.of(
                mistake("rounded-up", sides(kernel -> (side - kernel + stride - 1) / stride + 1)),
                mistake("rounded-up", sides(this::insideWithCeil)),
                mistake("counted-the-steps", sides(kernel -> (side - kernel) / stride)),
                mistake("moved-the-window-by-1", sides(kernel -> side - kernel + 1)),
                mistake("took-the-kernel-for-the-stride", sides(kernel -> (side - kernel) / kernel + 1)),
                mistake("divided-the-side", sides(kernel -> side / stride)),
                mistake("did-not-subtract-the-kernel", sides(kernel -> side / stride + 1)),
                mistake("counted-the-cells", sides(kernel -> {
                    int right = (side - kernel) / stride + 1;
                    return right * right;
                })),
                mistake(
                        "reversed-the-order",
                        () -> IntStream.of(2, 1, 0).map(i -> right().sides()[i]).toArray()));
    }

    /** Rounds up, but lets no window start behind the map, as PyTorch does. */
    private int insideWithCeil(int kernel) {
        int up = (numbers.side() - kernel + numbers.stride() - 1) / numbers.stride() + 1;
        return (up - 1) * numbers.stride() >= numbers.side() ? up - 1 : up;
    }

    private Answer sides(IntUnaryOperator sideOf) {
        return () -> numbers.kernels().stream().mapToInt(sideOf::applyAsInt).toArray();
    }

    @Points(1)
    @Order(1)
    void second(Answer answer) {
        compare(answer, right()).on(a -> Arrays.copyOf(a.sides(), 2)[1]);
    }

    @Points(1)
    @Order(2)
    void all(Answer answer) {
        compare(answer, right()).on(Answer::sides);
    }
}
