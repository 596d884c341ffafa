package dev.stridebook.course.graded;

import static dev.stridebook.course.exercise.OutputShape.INPUT;
import static dev.stridebook.course.exercise.OutputShape.WINDOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.exercise.OutputShape.Answer;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link OutputShape}. */
public final class GradedOutputShape implements Graded<Answer> {
    /** Slides the window and counts where it fits, without the formula that the exercise asks for. */
    private static final Answer LIBRARY = () -> Size.of(
            positions(WINDOW.axis(Axis.HEIGHT), INPUT.height()), positions(WINDOW.axis(Axis.WIDTH), INPUT.width()));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-the-padding-out", () -> WINDOW.padding(0).outputSize(INPUT)),
                mistake("swapped-the-padding", () -> WINDOW.padding(1, 0).outputSize(INPUT)),
                mistake("padded-both-axes", () -> WINDOW.padding(1).outputSize(INPUT)),
                mistake("moved-the-window-by-1", () -> WINDOW.stride(1).outputSize(INPUT)),
                mistake("rounded-up", () -> WINDOW.ceil().outputSize(INPUT)),
                mistake("did-not-subtract-the-kernel", () -> Size.of(8 / 3 + 1, 10 / 4 + 1)),
                mistake("counted-the-steps", () -> Size.of((8 - 3) / 3, (10 - 5) / 4)),
                mistake(
                        "rounded-to-the-nearest",
                        () -> Size.of((int) Math.round((8 - 3) / 3.0) + 1, (int) Math.round((10 - 5) / 4.0) + 1)),
                mistake("expected-the-size-to-stay", () -> INPUT));
    }

    @Points(1)
    @Order(1)
    void height(Answer answer) {
        assertEquals(LIBRARY.outputSize().height(), answer.outputSize().height());
    }

    @Points(1)
    @Order(2)
    void width(Answer answer) {
        assertEquals(LIBRARY.outputSize().width(), answer.outputSize().width());
    }

    /** Moves the window along an axis until it no longer fits. */
    static int positions(AxisWindow window, int input) {
        int end = input + window.before() + window.after();
        int positions = 0;
        for (int start = 0; start + window.extent() <= end; start += window.stride()) {
            positions++;
        }
        return positions;
    }
}
