package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.4: max pooling with loops. */
public final class MaxPooling {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the maximum of each window. */
        double[][] maxPool(double[][] image, int kernel, int stride);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.4", Lesson.POOLING, Answer.class);

    private MaxPooling() {}
}
