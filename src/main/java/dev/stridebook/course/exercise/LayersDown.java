package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.9: how many layers lead from one size to another. */
public final class LayersDown {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns how many layers it takes until a side has at most {@code to} cells. */
        int layers(int from, int to, int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.9", Lesson.PADDING_AND_STRIDE, Answer.class);

    private LayersDown() {}
}
