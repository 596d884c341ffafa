package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.15: padding on all four sides. */
public final class ZeroPadding {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns a new image with the given one in the middle, and so many zeros on each side. */
        double[][] pad(double[][] image, int padding);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.code("S3.15", Lesson.PADDING_AND_STRIDE, Answer.class, "S1.3");

    private ZeroPadding() {}
}
