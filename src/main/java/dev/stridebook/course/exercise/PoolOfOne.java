package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S0.C7: does pooling with k = 1 process more finely? */
public final class PoolOfOne {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the result of max pooling with stride 1. */
        double[][] maxPool(double[][] image, int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S0.C7", Lesson.POOLING, Answer.class, "S0.6");

    private PoolOfOne() {}
}
