package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S1.C6: does the order of ReLU and pooling matter? */
public final class ReluAndPooling {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns whether both orders give the same maximum of these cells. */
        boolean sameForMax(double[] cells);

        /** Returns whether both orders give the same mean of these cells. */
        boolean sameForAverage(double[] cells);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S1.C6", Lesson.POOLING, Answer.class, "S1.4");

    private ReluAndPooling() {}
}
