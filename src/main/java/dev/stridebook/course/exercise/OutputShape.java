package dev.stridebook.course.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.5: compute by hand the output size of the window of S3.4. */
public final class OutputShape {
    /** The window of S3.4. */
    public static final Window WINDOW = Window.kernel(3, 5).padding(0, 1).stride(3, 4);

    /** What it slides over. */
    public static final Size INPUT = Size.of(8, 8);

    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Height and width of the output. */
        Size outputSize();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute(
                    "S3.5", "The output's size by hand", Answer.class, Tests.class)
            .lesson(3)
            .covers("S3.4")
            .task("""
                A window with a 3×5 kernel, padding (0, 1) and stride (3, 4) slides over an 8×8 input. Compute the height and the width of its output by
                hand, as Size.of(height, width). Then compare with the run:
                ./stridebook shape --input 8x8 --kernel 3,5 --padding 0,1 --stride 3,4""")
            .mistake(
                    () -> WINDOW.padding(0).outputSize(INPUT),
                    "you left the padding out; it adds a column on either side of the input.")
            .mistake(
                    () -> WINDOW.padding(1, 0).outputSize(INPUT),
                    "you swapped the padding's numbers; height comes first, so (0, 1) pads the width only.")
            .mistake(
                    () -> WINDOW.padding(1).outputSize(INPUT),
                    "you padded both axes; (0, 1) adds nothing above and below, and 1 on the left and right.")
            .mistake(() -> WINDOW.stride(1).outputSize(INPUT), "you moved the window by 1; the stride is (3, 4).")
            .mistake(
                    () -> WINDOW.ceil().outputSize(INPUT),
                    "you rounded up; a step that the input does not fill is dropped.")
            .mistake(
                    () -> Size.of(8 / 3 + 1, 10 / 4 + 1),
                    "you did not subtract the kernel; the window must fit into the padded input.")
            .mistake(
                    () -> Size.of((8 - 3) / 3, (10 - 5) / 4),
                    "you counted the steps; there is one position more than there are steps, hence the + 1.")
            .mistake(
                    () -> Size.of((int) Math.round((8 - 3) / 3.0) + 1, (int) Math.round((10 - 5) / 4.0) + 1),
                    "you rounded to the nearest; a step that the input does not fill is dropped.")
            .mistake(() -> INPUT, "you expected the size to stay; only stride 1 with enough padding keeps it.")
            .hints(
                    "Take one axis at a time. How far can the window move before it reaches the end of the padded input?",
                    "Along an axis of n cells with p cells of padding on either side, the window can move by n + 2p − k cells, s at a time. Only whole steps count, and the first position is no step.",
                    "height = ⌊(8 + 2·0 − 3) / 3⌋ + 1 and width = ⌊(8 + 2·1 − 5) / 4⌋ + 1, where ⌊ ⌋ rounds down.");

    private OutputShape() {}

    static final class Tests {
        /** Slides the window and counts where it fits, without the formula that the exercise asks for. */
        private static final Answer LIBRARY = () -> Size.of(
                positions(WINDOW.axis(Axis.HEIGHT), INPUT.height()), positions(WINDOW.axis(Axis.WIDTH), INPUT.width()));

        @Points(1)
        @Order(1)
        @DisplayName("height of the output")
        void height(Answer answer) {
            assertEquals(LIBRARY.outputSize().height(), answer.outputSize().height());
        }

        @Points(1)
        @Order(2)
        @DisplayName("width of the output")
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
}
