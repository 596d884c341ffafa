package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.C1: does stride > 1 mean fewer parameters? */
public final class StrideAndParameters {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the number of parameters of the two convolutions. */
        long ofConvolutions(int stride);

        /** Returns the number of parameters of the layer after them. */
        long ofLinear(int stride);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S4.C1", Lesson.STRIDE_IN_DEPTH, Answer.class, "S4.1");

    private StrideAndParameters() {}
}
