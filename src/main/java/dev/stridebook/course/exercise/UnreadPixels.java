package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.2: what share of the pixels a large stride never reads. */
public final class UnreadPixels {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the share of the pixels that no position of the kernel reads, from 0 to 1. */
        double unread(int n, int kernel, int stride);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.2", Lesson.STRIDE_IN_DEPTH, Answer.class);

    private UnreadPixels() {}
}
