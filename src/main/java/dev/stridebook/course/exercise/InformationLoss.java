package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S3.C3: must a convolution lose information? */
public final class InformationLoss {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the two channels of a pixel before they were mixed. */
        double[] undo(double[][] weights, double[] mixed);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S3.C3", Lesson.STRIDE_IN_DEPTH, Answer.class);

    private InformationLoss() {}
}
