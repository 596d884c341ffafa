package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.4: max pooling by loops. */
public final class MaxPooling {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The maximum of each window. */
        double[][] maxPool(double[][] image, int kernel, int stride);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.4", Lesson.POOLING, Answer.class);

    private MaxPooling() {}
}
