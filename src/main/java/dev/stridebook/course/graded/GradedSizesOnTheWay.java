package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.SizesOnTheWay;
import dev.stridebook.course.exercise.SizesOnTheWay.Answer;
import dev.stridebook.course.exercise.SizesOnTheWay.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link SizesOnTheWay}. */
public final class GradedSizesOnTheWay implements GradedComputation<Answer> {
    private final Numbers numbers;

    GradedSizesOnTheWay(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Answer right() {
        return walk(numbers.kernel() - 1, numbers.pooling());
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        int side = numbers.side();
        int removed = numbers.kernel() - 1;
        int pooling = numbers.pooling();
        int[] right = right().sides();
        int both = side - 2 * removed;
        return List.of(
                mistake("let-the-convolutions-keep-the-size", walk(0, pooling)),
                mistake("subtracted-the-whole-kernel", walk(numbers.kernel(), pooling)),
                mistake("forgot-the-last-pooling", () -> new int[] {right[0], right[1], right[2], right[2]}),
                mistake("moved-the-pooling-by-1", walk(side, removed, n -> n - pooling + 1)),
                mistake("subtracted-the-pooling", walk(side, removed, n -> n - pooling)),
                mistake("rounded-up", walk(side, removed, n -> (n + pooling - 1) / pooling)),
                mistake("put-both-convolutions-first", () ->
                        new int[] {side - removed, both, both / pooling, both / pooling / pooling}),
                mistake("repeated-the-sides-after-pooling", () -> new int[] {right[1], right[1], right[3], right[3]}),
                mistake(
                        "counted-the-cells",
                        () -> Arrays.stream(right).map(n -> n * n).toArray()),
                mistake(
                        "began-with-the-image",
                        () -> IntStream.concat(IntStream.of(side), Arrays.stream(right))
                                .toArray()));
    }

    /** Takes so many cells off in each convolution, and divides by a number in each pooling, rounding down. */
    private Answer walk(int removed, int pooling) {
        return walk(numbers.side(), removed, n -> n / pooling);
    }

    private static Answer walk(int side, int removed, IntUnaryOperator pooling) {
        return () -> {
            int first = side - removed;
            int second = pooling.applyAsInt(first);
            int third = second - removed;
            return new int[] {first, second, third, pooling.applyAsInt(third)};
        };
    }

    @Points(1)
    @Order(1)
    void first(Answer answer) {
        compare(answer, right()).on(a -> Arrays.copyOf(a.sides(), 2));
    }

    @Points(1)
    @Order(2)
    void all(Answer answer) {
        compare(answer, right()).on(Answer::sides);
    }
}
