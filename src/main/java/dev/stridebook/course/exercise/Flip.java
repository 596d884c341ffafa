package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.3: mirror an image. */
public final class Flip {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The image as a mirror beside it shows it. */
        double[][] mirror(double[][] image);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.3", Lesson.AUGMENTATION, Answer.class);

    private Flip() {}
}
