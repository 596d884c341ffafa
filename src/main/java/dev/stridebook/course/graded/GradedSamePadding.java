package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.SamePadding;
import dev.stridebook.course.exercise.SamePadding.Answer;
import dev.stridebook.shape.Padding;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link SamePadding}. */
public final class GradedSamePadding implements Graded<Answer> {
    private static final Answer LIBRARY = k -> {
        Padding padding = kernel(k).samePadding().padding();
        return new int[] {padding.left(), padding.right()};
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("padded-k-minus-1", k -> new int[] {k - 1, k - 1}),
                mistake("padded-half-of-k", k -> new int[] {k / 2, k / 2}),
                mistake("padded-half-of-k-minus-1", k -> new int[] {(k - 1) / 2, (k - 1) / 2}),
                mistake("put-the-extra-cell-before", k -> new int[] {k / 2, (k - 1) / 2}),
                mistake("padded-k-cells-in-all", k -> new int[] {k / 2, k - k / 2}),
                mistake("padded-half-of-k-plus-1", k -> new int[] {(k + 1) / 2, (k + 1) / 2}));
    }

    @Points(1)
    @Order(1)
    void odd(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        20,
                        r -> {
                            int half = r.nextInt(0, 500);
                            return a -> a.padding(2 * half + 1);
                        },
                        a -> a.padding(3),
                        a -> a.padding(5),
                        a -> a.padding(1),
                        a -> a.padding(7),
                        a -> a.padding(11));
    }

    @Points(1)
    @Order(2)
    void even(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        20,
                        r -> {
                            int half = r.nextInt(1, 500);
                            return a -> a.padding(2 * half);
                        },
                        a -> a.padding(2),
                        a -> a.padding(4),
                        a -> a.padding(6),
                        a -> a.padding(10));
    }
}
