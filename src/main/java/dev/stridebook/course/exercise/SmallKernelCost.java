package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S0.C1: does a smaller kernel mean more computation? */
public final class SmallKernelCost {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the number of multiply-accumulates for a 3×32×32 image. */
        long macs(int kernel);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S0.C1", Lesson.KERNELS, Answer.class, "S0.1", "S1.1");

    private SmallKernelCost() {}
}
