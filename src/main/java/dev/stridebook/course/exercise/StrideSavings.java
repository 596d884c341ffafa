package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.8: what stride saves. */
public final class StrideSavings {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of positions with the stride as a share of those with stride 1. */
        double share(int n, int kernel, int padding, int stride);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.8", Lesson.STRIDE_IN_DEPTH, Answer.class, "S4.2");

    private StrideSavings() {}
}
