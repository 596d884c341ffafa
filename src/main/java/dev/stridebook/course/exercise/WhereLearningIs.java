package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S1.C5: is learning stored in the kernels? */
public final class WhereLearningIs {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the number of parameters of both convolutions. */
        long inConvolutions();

        /** Returns the number of parameters of both fully connected layers. */
        long inLinear();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S1.C5", Lesson.MNIST, Answer.class, "S1.8");

    private WhereLearningIs() {}
}
