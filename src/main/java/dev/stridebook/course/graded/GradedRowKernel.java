package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.RowKernel;
import dev.stridebook.course.exercise.RowKernel.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link RowKernel}. */
public final class GradedRowKernel implements Graded<Answer> {
    private record Given(Size padding, long parameters) implements Answer {}

    private static final Answer LIBRARY = new Given(
            Size.of(
                    kernel(1, 5).samePadding().padding().top(),
                    kernel(1, 5).samePadding().padding().left()),
            Library.parameters(new Conv2d(3, 12, kernel(1, 5)), Shape.of(3, 32, 32)));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("swapped-the-numbers", new Given(Size.of(2, 0), LIBRARY.parameters())),
                mistake("padded-both-axes", new Given(Size.of(2, 2), LIBRARY.parameters())),
                mistake("gave-the-padding-of-both-sides", new Given(Size.of(0, 4), LIBRARY.parameters())),
                mistake("left-out-the-biases", new Given(LIBRARY.padding(), LIBRARY.parameters() - 12)),
                mistake("gave-each-kernel-a-single-channel", new Given(LIBRARY.padding(), 12 * 5 + 12)));
    }

    @Points(1)
    @Order(1)
    void padding(Answer answer) {
        compare(answer, LIBRARY).on(Answer::padding);
    }

    @Points(1)
    @Order(2)
    void parameters(Answer answer) {
        compare(answer, LIBRARY).on(Answer::parameters);
    }
}
