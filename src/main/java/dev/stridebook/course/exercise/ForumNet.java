package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.1: fix the forum's network. */
public final class ForumNet {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the layers, one string each. */
        String[] layers();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.1", Lesson.STRIDE_IN_DEPTH, Answer.class);

    private ForumNet() {}
}
