package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.12: the receptive field of stacked layers. */
public final class ReceptiveFieldSize {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns how many input cells there are along an axis from the first to the last that one cell of the output sees, whether
         * it sees those in between or not.
         */
        int size(int[] kernels, int[] strides);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.12", Lesson.COST, Answer.class, "S4.C2");

    private ReceptiveFieldSize() {}
}
