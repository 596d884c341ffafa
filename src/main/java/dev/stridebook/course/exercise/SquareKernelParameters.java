package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S0.3: the parameters of a 3×3 convolution. */
public final class SquareKernelParameters {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of weights and biases. */
        long parameters();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S0.3", Lesson.KERNELS, Answer.class);

    private SquareKernelParameters() {}
}
