package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S0.6: the size after pooling. */
public final class PoolSize {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the three side lengths. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S0.6", Lesson.POOLING, Answer.class);

    private PoolSize() {}
}
