package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.14: when pooling rounds up. */
public final class CeilMode {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the side length of the output. */
        int side(int n, int kernel, int stride, int padding, boolean ceil);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.14", Lesson.POOLING, Answer.class, "S1.5");

    private CeilMode() {}
}
