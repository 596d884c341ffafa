package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S2.1: a convolution from scratch, by loops. */
public final class Convolution {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The feature map: one number for each place where the kernel fits. */
        double[][] convolve(double[][] image, double[][] kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S2.1", Lesson.KERNELS, Answer.class, "S1.1");

    private Convolution() {}
}
