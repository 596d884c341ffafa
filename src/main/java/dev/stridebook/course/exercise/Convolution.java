package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S2.1: a convolution from scratch, with loops. */
public final class Convolution {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the feature map: one number for each position where the kernel fits. */
        double[][] convolve(double[][] image, double[][] kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S2.1", Lesson.KERNELS, Answer.class, "S1.1");

    private Convolution() {}
}
