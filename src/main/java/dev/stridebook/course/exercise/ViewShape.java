package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.6: the shape that view gives. */
public final class ViewShape {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the new shape; empty if the values do not fit into it. */
        int[] view(int[] shape, int[] wanted);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.6", Lesson.MNIST, Answer.class);

    private ViewShape() {}
}
