package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.11: how many times a side can be halved. */
public final class Halvings {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the side length after some halvings, rounded down each time; 0 if it was 1 before the last one. */
        int side(int side, int halvings);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.11", Lesson.PADDING_AND_STRIDE, Answer.class);

    private Halvings() {}
}
