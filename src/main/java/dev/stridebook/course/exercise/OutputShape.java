package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;

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

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S3.5", Lesson.PADDING_AND_STRIDE, Answer.class, "S3.4");

    private OutputShape() {}
}
