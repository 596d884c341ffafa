package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S2.7: what a bottleneck block costs. */
public final class Bottleneck {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of weights of the block, without biases. */
        long weights(int channels, int width);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S2.7", Lesson.CHANNELS, Answer.class, "S0.C5");

    private Bottleneck() {}
}
