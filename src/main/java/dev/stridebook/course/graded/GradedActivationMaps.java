package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.ActivationMaps;
import dev.stridebook.course.exercise.ActivationMaps.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ActivationMaps}. */
public final class GradedActivationMaps implements Graded<Answer> {
    private static final Answer LIBRARY = () -> new Conv2d(1, 6, kernel(5)).outputShape(Shape.of(1, 28, 28));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("added-the-maps-up", () -> Shape.of(1, 24, 24)),
                mistake("expected-the-size-to-stay", () -> Shape.of(6, 28, 28)),
                mistake("subtracted-the-whole-kernel", () -> Shape.of(6, 23, 23)),
                mistake("put-the-channels-last", () -> Shape.of(24, 24, 6)));
    }

    @Points(1)
    @Order(1)
    void channels(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.outputShape().dimensions().get(0));
    }

    @Points(1)
    @Order(2)
    void shape(Answer answer) {
        compare(answer, LIBRARY).on(Answer::outputShape);
    }
}
