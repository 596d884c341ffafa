package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.6: what view makes of a shape. */
public final class ViewShape {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The new shape; empty if the values do not fit into it. */
        int[] view(int[] shape, int[] wanted);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.6", Lesson.MNIST, Answer.class);

    private ViewShape() {}
}
