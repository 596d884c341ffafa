package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.5: average pooling, and whether its padding counts. */
public final class AveragePooling {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the mean of each window. */
        double[][] averagePool(double[][] image, int kernel, int padding, boolean countPadding);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.5", Lesson.POOLING, Answer.class, "S1.4");

    private AveragePooling() {}
}
