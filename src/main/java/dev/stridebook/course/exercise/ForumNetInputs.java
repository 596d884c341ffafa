package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.1b: which inputs fit the forum's network. */
public final class ForumNetInputs {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the smallest and the largest side. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S4.1b", Lesson.STRIDE_IN_DEPTH, Answer.class);

    private ForumNetInputs() {}
}
