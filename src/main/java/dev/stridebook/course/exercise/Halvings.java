package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.11: how often a side can be halved. */
public final class Halvings {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** A side after some halvings, rounded down each time; 0 if it was 1 before the last of them. */
        int side(int side, int halvings);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.11", Lesson.PADDING_AND_STRIDE, Answer.class);

    private Halvings() {}
}
