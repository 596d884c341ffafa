package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S0.5: a 1×1 convolution mixes channels. */
public final class Pointwise {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the mixed maps {@code [out][height][width]} of an image {@code [in][height][width]} with weights {@code [out][in]}. */
        double[][][] mix(double[][][] image, double[][] weights);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S0.5", Lesson.KERNELS, Answer.class, "S1.C1");

    private Pointwise() {}
}
