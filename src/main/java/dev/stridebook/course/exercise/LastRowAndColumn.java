package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.C7: is the last row never read? */
public final class LastRowAndColumn {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns how many cells at the end of an axis are read by no position. */
        int unread(int n, int kernel, int stride);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S4.C7", Lesson.STRIDE_IN_DEPTH, Answer.class, "S4.2");

    private LastRowAndColumn() {}
}
