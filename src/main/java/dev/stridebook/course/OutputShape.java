package dev.stridebook.course;

import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.List;

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

    public static final Exercise<Answer> EXERCISE = new Exercise<>(
            "S3.5",
            "The output's size by hand",
            "S3.5",
            "A window with a 3×5 kernel, padding (0, 1) and stride (3, 4) slides over an 8×8 input. "
                    + "Compute the height and the width of its output by hand.",
            "S3_5_OutputShape",
            Answer.class,
            OutputShapeTests.class,
            Answer::outputSize,
            List.of(
                    mistake(
                            WINDOW.padding(0),
                            "you left the padding out; it adds a column on either side of the input."),
                    mistake(
                            WINDOW.padding(1, 0),
                            "you swapped the padding's numbers; height comes first, so (0, 1) pads the width only."),
                    mistake(
                            WINDOW.padding(1),
                            "you padded both axes; (0, 1) adds nothing above and below, and 1 on the left and right."),
                    mistake(WINDOW.stride(1), "you moved the window by 1; the stride is (3, 4)."),
                    mistake(WINDOW.ceil(), "you rounded up; a step that the input does not fill is dropped."),
                    new KnownMistake<>(
                            () -> Size.of(paddedHeight() / 3 + 1, paddedWidth() / 4 + 1),
                            "you did not subtract the kernel; the window must fit into the padded input."),
                    new KnownMistake<>(
                            () -> Size.of((paddedHeight() - 3) / 3, (paddedWidth() - 5) / 4),
                            "you counted the steps; there is one position more than there are steps, hence the + 1."),
                    new KnownMistake<>(
                            () -> Size.of(
                                    (int) Math.round((paddedHeight() - 3) / 3.0) + 1,
                                    (int) Math.round((paddedWidth() - 5) / 4.0) + 1),
                            "you rounded to the nearest; a step that the input does not fill is dropped."),
                    new KnownMistake<>(
                            () -> INPUT, "you expected the size to stay; only stride 1 with enough padding keeps it.")),
            List.of(
                    "Take one axis at a time. How far can the window move before it reaches the end of the padded input?",
                    "Along an axis of n cells with p cells of padding on either side, the window can move by n + 2p − k cells, "
                            + "s at a time. Only whole steps count, and the first position is no step.",
                    "height = ⌊(8 + 2·0 − 3) / 3⌋ + 1 and width = ⌊(8 + 2·1 − 5) / 4⌋ + 1, where ⌊ ⌋ rounds down."));

    private OutputShape() {}

    private static KnownMistake<Answer> mistake(Window mistaken, String diagnosis) {
        return new KnownMistake<>(() -> mistaken.outputSize(INPUT), diagnosis);
    }

    private static int paddedHeight() {
        return INPUT.height() + WINDOW.padding().vertical();
    }

    private static int paddedWidth() {
        return INPUT.width() + WINDOW.padding().horizontal();
    }
}
