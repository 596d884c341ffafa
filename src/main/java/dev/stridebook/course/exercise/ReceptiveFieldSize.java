package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.12: the receptive field of stacked layers. */
public final class ReceptiveFieldSize {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Cells of the input, along one axis, that one cell of the output sees. */
        int size(int[] kernels, int[] strides);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.12", Lesson.COST, Answer.class, "S4.C2");

    private ReceptiveFieldSize() {}
}
