package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S1.C3: is padding only for the border? */
public final class PaddingAndSize {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** A side of 28 cells after some layers. */
        int side(int layers, int padding);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S1.C3", Lesson.PADDING_AND_STRIDE, Answer.class, "S1.C2");

    private PaddingAndSize() {}
}
