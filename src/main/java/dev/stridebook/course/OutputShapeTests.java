package dev.stridebook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/**
 * Grades {@link OutputShape}. What is right is found by sliding the window and counting where it fits, without the formula
 * that the exercise asks for.
 */
final class OutputShapeTests {
    @Points(1)
    @Order(1)
    @DisplayName("height of the output")
    void height(OutputShape.Answer answer) {
        assertEquals(
                positions(OutputShape.WINDOW.axis(Axis.HEIGHT), OutputShape.INPUT.height()),
                answer.outputSize().height());
    }

    @Points(1)
    @Order(2)
    @DisplayName("width of the output")
    void width(OutputShape.Answer answer) {
        assertEquals(
                positions(OutputShape.WINDOW.axis(Axis.WIDTH), OutputShape.INPUT.width()),
                answer.outputSize().width());
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
