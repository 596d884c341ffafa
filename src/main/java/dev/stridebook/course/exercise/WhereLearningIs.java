package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S1.C5: is learning stored in the kernels? */
public final class WhereLearningIs {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Parameters of both convolutions. */
        long inConvolutions();

        /** Parameters of both fully connected layers. */
        long inLinear();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S1.C5", Lesson.MNIST, Answer.class, "S1.8");

    private WhereLearningIs() {}
}
