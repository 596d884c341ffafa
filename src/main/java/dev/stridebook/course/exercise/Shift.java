package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.3b: shift an image. */
public final class Shift {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the image moved down and to the right, or up and to the left for negative numbers. */
        double[][] shift(double[][] image, int down, int right);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.3b", Lesson.AUGMENTATION, Answer.class);

    private Shift() {}
}
