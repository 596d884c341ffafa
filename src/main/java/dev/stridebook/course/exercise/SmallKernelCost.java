package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S0.C1: does a smaller kernel mean more computation? */
public final class SmallKernelCost {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Multiply-accumulates for an image of 3×32×32. */
        long macs(int kernel);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S0.C1", Lesson.KERNELS, Answer.class, "S0.1", "S1.1");

    private SmallKernelCost() {}
}
