package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.3: a convolution with padding and stride. */
public final class StridedConvolution {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the feature map. */
        double[][] convolve(double[][] image, double[][] kernel, int padding, int stride);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.code("S3.3", Lesson.PADDING_AND_STRIDE, Answer.class, "S1.3");

    private StridedConvolution() {}
}
