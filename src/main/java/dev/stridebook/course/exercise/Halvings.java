package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.11: how many times a side can be halved. */
public final class Halvings {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the side length after some halvings, each of which rounds down; 0 if nothing is left. */
        int side(int side, int halvings);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.11", Lesson.PADDING_AND_STRIDE, Answer.class);

    private Halvings() {}
}
