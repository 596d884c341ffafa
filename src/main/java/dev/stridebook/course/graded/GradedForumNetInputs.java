package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ForumNetInputs;
import dev.stridebook.course.exercise.ForumNetInputs.Answer;
import dev.stridebook.course.exercise.ForumNetInputs.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link ForumNetInputs}. */
public final class GradedForumNetInputs implements GradedComputation<Answer> {
    private final Numbers numbers;

    GradedForumNetInputs(Numbers numbers) {
        this.numbers = numbers;
    }

    /** Tries every side, rather than going backwards as an answer does. */
    @Override
    public Answer right() {
        return () -> {
            int[] fitting = fitting();
            return new int[] {fitting[0], fitting[fitting.length - 1]};
        };
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        int stride = numbers.stride();
        int between = back(numbers.side());
        int smallest = back(between);
        int largest = right().sides()[1];
        int strides = stride * stride;
        return List.of(
                mistake("inverted-the-formula-once", pair(smallest, smallest)),
                mistake("left-the-slack-of-the-second-layer-out", pair(smallest, smallest + stride - 1)),
                mistake("left-the-slack-of-the-first-layer-out", pair(smallest, back(between + stride - 1))),
                mistake("went-back-through-one-layer", pair(between, between + stride - 1)),
                mistake(
                        "multiplied-by-the-strides",
                        pair(numbers.side() * strides, numbers.side() * strides + strides - 1)),
                mistake("went-one-too-far", pair(smallest, largest + 1)),
                mistake("swapped-the-two", pair(largest, smallest)),
                mistake("listed-all-sides", this::fitting),
                mistake("gave-the-side-of-a-digit", pair(28, 28)));
    }

    private static Answer pair(int smallest, int largest) {
        return () -> new int[] {smallest, largest};
    }

    /** Returns the smallest side that a layer turns into this one. */
    private int back(int side) {
        return (side - 1) * numbers.stride() + numbers.kernel();
    }

    private int[] fitting() {
        return IntStream.rangeClosed(2 * numbers.kernel(), 400)
                .filter(side -> through(through(side)) == numbers.side())
                .toArray();
    }

    private int through(int side) {
        return side < numbers.kernel() ? 0 : (side - numbers.kernel()) / numbers.stride() + 1;
    }

    @Points(1)
    @Order(1)
    void smallest(Answer answer) {
        compare(answer, right()).on(a -> Arrays.copyOf(a.sides(), 1));
    }

    @Points(1)
    @Order(2)
    void both(Answer answer) {
        compare(answer, right()).on(Answer::sides);
    }
}
