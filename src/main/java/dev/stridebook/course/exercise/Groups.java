package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S2.C3: does a kernel always see all channels? */
public final class Groups {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the number of weights and biases of the layer. */
        long parameters(int groups);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S2.C3", Lesson.CHANNELS, Answer.class, "S1.5");

    private Groups() {}
}
