package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.C6: do 3×3 kernels add parameters? */
public final class SmallKernelsInStacks {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the weights of a stack of 3×3 layers as a share of those of a single kernel that sees as much. */
        double share(int receptiveField);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S4.C6", Lesson.COST, Answer.class, "S3.13", "S4.5");

    private SmallKernelsInStacks() {}
}
