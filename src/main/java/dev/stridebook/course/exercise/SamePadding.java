package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.1: the padding that keeps the size. */
public final class SamePadding {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of cells before and after. */
        int[] padding(int kernel);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.code("S3.1", Lesson.PADDING_AND_STRIDE, Answer.class, "S3.2", "S3.10");

    private SamePadding() {}
}
