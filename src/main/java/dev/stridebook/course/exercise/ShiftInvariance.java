package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.C4: does stride make a network invariant to shifts? */
public final class ShiftInvariance {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns every stride-th cell of the line after the shift. */
        double[] strided(double[] line, int stride, int shift);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S4.C4", Lesson.STRIDE_IN_DEPTH, Answer.class);

    private ShiftInvariance() {}
}
