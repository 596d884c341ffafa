package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.12: the receptive field of stacked layers. */
public final class ReceptiveFieldSize {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns how many cells of the input, along one axis, one cell of the output sees. */
        int size(int[] kernels, int[] strides);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.12", Lesson.COST, Answer.class, "S4.C2");

    private ReceptiveFieldSize() {}
}
