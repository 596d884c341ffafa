package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.C1: does stride > 1 have fewer parameters? */
public final class StrideAndParameters {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Parameters of the two convolutions. */
        long ofConvolutions(int stride);

        /** Parameters of the layer behind them. */
        long ofLinear(int stride);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S4.C1", Lesson.STRIDE_IN_DEPTH, Answer.class, "S4.1");

    private StrideAndParameters() {}
}
