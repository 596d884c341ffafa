package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S2.C3: does a kernel always see all channels? */
public final class Groups {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Weights and biases of the layer. */
        long parameters(int groups);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S2.C3", Lesson.CHANNELS, Answer.class, "S1.5");

    private Groups() {}
}
