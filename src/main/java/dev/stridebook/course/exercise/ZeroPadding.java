package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.15: padding on all four sides. */
public final class ZeroPadding {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** A larger image, with the given one in its middle. */
        double[][] pad(double[][] image, int padding);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.code("S3.15", Lesson.PADDING_AND_STRIDE, Answer.class, "S1.3");

    private ZeroPadding() {}
}
