package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S0.C6: does 1×1 keep the size? */
public final class PointwiseSize {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the side length of the output for an input side of 32. */
        int side(int stride, int padding);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S0.C6", Lesson.KERNELS, Answer.class, "S0.5");

    private PointwiseSize() {}
}
