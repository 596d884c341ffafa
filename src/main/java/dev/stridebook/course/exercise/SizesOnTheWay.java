package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.7: the shape walk of the MNIST network. */
public final class SizesOnTheWay {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the side length after each of the four layers. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S1.7", Lesson.MNIST, Answer.class, "S3.6");

    private SizesOnTheWay() {}
}
