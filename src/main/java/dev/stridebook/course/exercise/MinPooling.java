package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.4: min pooling, with both ways of rounding. */
public final class MinPooling {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the minimum of each window. */
        double[][] minPool(double[][] image, int kernel, boolean ceil);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.code("S4.4", Lesson.POOLING, Answer.class, "S3.14", "S4.C8");

    private MinPooling() {}
}
