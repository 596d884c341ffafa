package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;

/** S3.5: compute by hand the output size of the window of S3.4. */
public final class OutputShape {
    /** The window of S3.4. */
    public static final Window WINDOW = Window.kernel(3, 5).padding(0, 1).stride(3, 4);

    /** The input size. */
    public static final Size INPUT = Size.of(8, 8);

    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the height and width of the output. */
        Size outputSize();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S3.5", Lesson.PADDING_AND_STRIDE, Answer.class, "S3.4");

    private OutputShape() {}
}
