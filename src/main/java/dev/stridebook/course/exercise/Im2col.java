package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.1b: convolution as a matrix product. */
public final class Im2col {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns a row for each position, with the cells under the kernel. */
        double[][] im2col(double[][] image, int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.1b", Lesson.COST, Answer.class);

    private Im2col() {}
}
