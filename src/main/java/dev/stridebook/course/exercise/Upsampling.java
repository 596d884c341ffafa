package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S2.6: the size after a transposed convolution. */
public final class Upsampling {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the side length of the output. */
        int outputSize(int n, int kernel, int stride, int padding);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S2.6", Lesson.CHANNELS, Answer.class, "S2.C4");

    private Upsampling() {}
}
