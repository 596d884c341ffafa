package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.shape.Size;

/** S3.6: the output size for any window. */
public final class OutputSize {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the height and width of a convolution's output. */
        Size outputSize(Size input, Size kernel, Size padding, Size stride, int dilation);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.code("S3.6", Lesson.PADDING_AND_STRIDE, Answer.class, "S1.C4", "S3.C6");

    private OutputSize() {}
}
