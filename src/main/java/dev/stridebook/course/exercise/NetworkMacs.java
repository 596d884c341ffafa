package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S4.5: the MACs of a stack of layers. */
public final class NetworkMacs {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of multiply-accumulates of all layers for one image. */
        long macs(int side, int[][] layers);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S4.5", Lesson.COST, Answer.class, "S3.8");

    private NetworkMacs() {}
}
