package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.ManyKernels;
import dev.stridebook.course.exercise.ManyKernels.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ManyKernels}. */
public final class GradedManyKernels implements Graded<Answer> {
    private record Given(long parameters, Shape outputShape) implements Answer {}

    private static final Answer LIBRARY = new Given(
            Library.parameters(new Conv2d(256, 128, kernel(3)), Shape.of(256, 24, 24)),
            new Conv2d(256, 128, kernel(3)).outputShape(Shape.of(256, 24, 24)));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("expected-the-size-to-stay", new Given(LIBRARY.parameters(), Shape.of(128, 24, 24))),
                mistake("left-out-the-biases", new Given(LIBRARY.parameters() - 128, LIBRARY.outputShape())),
                mistake("gave-each-kernel-a-single-channel", new Given(128 * 9 + 128, LIBRARY.outputShape())),
                mistake("kept-the-number-of-channels", new Given(LIBRARY.parameters(), Shape.of(256, 22, 22))));
    }

    @Points(1)
    @Order(1)
    void parameters(Answer answer) {
        compare(answer, LIBRARY).on(Answer::parameters);
    }

    @Points(1)
    @Order(2)
    void shape(Answer answer) {
        compare(answer, LIBRARY).on(Answer::outputShape);
    }
}
