package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.SquareKernelParameters;
import dev.stridebook.course.exercise.SquareKernelParameters.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link SquareKernelParameters}. */
public final class GradedSquareKernelParameters implements Graded<Answer> {
    private static final Answer LIBRARY =
            () -> Library.parameters(new Conv2d(3, 12, kernel(3).padding(1)), Shape.of(3, 32, 32));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-out-the-biases", () -> 12 * 3 * 9),
                mistake("gave-each-kernel-a-single-channel", () -> 12 * 9 + 12),
                mistake("counted-one-side-of-the-kernel", () -> 12 * 3 * 3 + 12),
                mistake("counted-for-the-input-channels", () -> 3 * 9 + 3),
                mistake("gave-each-input-channel-a-bias", () -> 12 * 3 * 9 + 3),
                mistake("multiplied-by-the-image-cells", () -> 12 * 3 * 9 * 32 * 32));
    }

    @Points(1)
    @Order(1)
    void parameters(Answer answer) {
        compare(answer, LIBRARY).on(Answer::parameters);
    }
}
