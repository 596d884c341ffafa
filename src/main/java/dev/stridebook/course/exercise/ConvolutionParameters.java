package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S0.4: the parameters of any convolution. */
public final class ConvolutionParameters {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of weights and biases. */
        long parameters(int inChannels, int outChannels, int kernelHeight, int kernelWidth);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.code("S0.4", Lesson.KERNELS, Answer.class, "S0.2", "S0.3", "S0.5", "S0.C3");

    private ConvolutionParameters() {}
}
