package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S3.C2: is the cost linear in height and width? */
public final class CostAndSide {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the number of multiply-accumulates of the layer. */
        long macs(int height, int width);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S3.C2", Lesson.STRIDE_IN_DEPTH, Answer.class, "S3.8");

    private CostAndSide() {}
}
