package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S3.C1: is padding usually k − 1? */
public final class PaddingKMinusOne {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the side length of the output, with stride 1. */
        int side(int n, int kernel, int padding);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S3.C1", Lesson.PADDING_AND_STRIDE, Answer.class, "S3.10");

    private PaddingKMinusOne() {}
}
