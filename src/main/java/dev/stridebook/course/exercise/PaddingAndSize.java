package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S1.C3: is padding only for the border? */
public final class PaddingAndSize {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the side length, 28 at first, after some layers. */
        int side(int layers, int padding);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S1.C3", Lesson.PADDING_AND_STRIDE, Answer.class, "S1.C2");

    private PaddingAndSize() {}
}
