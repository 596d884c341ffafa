package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.8b: how a convolution learns: the gradient of its kernel. */
public final class KernelGradient {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the gradient of the loss with respect to the kernel. */
        double[][] gradient(double[][] image, double[][] outputGradient);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.8b", Lesson.MNIST, Answer.class);

    private KernelGradient() {}
}
