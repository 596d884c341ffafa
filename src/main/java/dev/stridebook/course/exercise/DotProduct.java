package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.1: one position of a kernel is a dot product. */
public final class DotProduct {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the sum of the products of the cells that lie on each other. */
        double dot(double[][] patch, double[][] kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.1", Lesson.KERNELS, Answer.class);

    private DotProduct() {}
}
