package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.1: mend the forum's network. */
public final class ForumNet {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The layers, one text each. */
        String[] layers();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.1", Lesson.STRIDE_IN_DEPTH, Answer.class);

    private ForumNet() {}
}
