package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.3: mirror an image. */
public final class Flip {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the mirror image, with left and right swapped. */
        double[][] mirror(double[][] image);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.3", Lesson.AUGMENTATION, Answer.class);

    private Flip() {}
}
