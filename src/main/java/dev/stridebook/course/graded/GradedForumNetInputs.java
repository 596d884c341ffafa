package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ForumNetInputs;
import dev.stridebook.course.exercise.ForumNetInputs.Answer;
import dev.stridebook.nn.Networks;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link ForumNetInputs}. */
public final class GradedForumNetInputs implements Graded<Answer> {
    private static final Answer LIBRARY = () -> {
        int[] fitting =
                IntStream.rangeClosed(8, 64).filter(GradedForumNetInputs::fits).toArray();
        return new int[] {fitting[0], fitting[fitting.length - 1]};
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("inverted-the-formula-once", () -> new int[] {23, 23}),
                mistake("found-what-leads-to-11", () -> new int[] {23, 24}),
                mistake("went-back-through-one-layer", () -> new int[] {11, 12}),
                mistake("gave-the-size-that-crashes", () -> new int[] {28, 28}));
    }

    @Points(1)
    @Order(1)
    void smallest(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.sides()[0]);
    }

    @Points(1)
    @Order(2)
    void both(Answer answer) {
        compare(answer, LIBRARY).on(Answer::sides);
    }

    private static boolean fits(int side) {
        try {
            Networks.forumNet(0).outputShape(Shape.of(1, side, side));
            return true;
        } catch (ShapeException other) {
            return false;
        }
    }
}
