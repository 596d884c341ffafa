package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S2.2: a kernel spans all input channels and sums over them. */
public final class ChannelSum {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the feature map of an image {@code [channels][height][width]} and a kernel with as many channels. */
        double[][] convolve(double[][][] image, double[][][] kernel);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.code("S2.2", Lesson.CHANNELS, Answer.class, "S2.C2", "S3.C4");

    private ChannelSum() {}
}
