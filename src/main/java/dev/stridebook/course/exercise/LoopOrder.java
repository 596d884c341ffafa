package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S5.10: a convolution whose loops stand in an order that is fast. */
public final class LoopOrder {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns the output channels of one image, without padding, with stride 1. All arrays are flat; the last axis varies fastest.
         *
         * @param x the image, {@code [channels][height][width]}
         * @param weight the kernels, {@code [out][channels][kernel][kernel]}
         * @param out the number of output channels
         * @param kernel the height and width of the kernels
         * @return {@code [out][height - kernel + 1][width - kernel + 1]}
         */
        double[] convolve(double[] x, int channels, int height, int width, double[] weight, int out, int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S5.10", Lesson.SPEED, Answer.class, "S2.2", "S2.3");

    private LoopOrder() {}
}
