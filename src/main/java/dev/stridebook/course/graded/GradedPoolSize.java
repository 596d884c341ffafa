package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.PoolSize;
import dev.stridebook.course.exercise.PoolSize.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link PoolSize}. */
public final class GradedPoolSize implements Graded<Answer> {
    private static final Answer LIBRARY = () -> sides(1, 3, 5);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("rounded-up", () -> new int[] {17, 16, 15}),
                mistake("counted-the-steps", () -> new int[] {15, 14, 13}),
                mistake("took-the-kernel-for-the-stride", () -> new int[] {32, 10, 6}),
                mistake("halved-the-side", () -> new int[] {16, 16, 16}));
    }

    @Points(1)
    @Order(1)
    void three(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.sides()[1]);
    }

    @Points(1)
    @Order(2)
    void all(Answer answer) {
        compare(answer, LIBRARY).on(Answer::sides);
    }

    private static int[] sides(int... kernels) {
        return Arrays.stream(kernels)
                .map(k -> kernel(k).stride(2).outputSize(32, 32).height())
                .toArray();
    }
}
