package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S2.4: what a layer does to a batch. */
public final class BatchAxis {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of images, the channels, the height and the width. */
        int[] shape();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S2.4", Lesson.CHANNELS, Answer.class);

    private BatchAxis() {}
}
