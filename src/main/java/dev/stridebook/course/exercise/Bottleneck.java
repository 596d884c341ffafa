package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S2.7: what a bottleneck block costs. */
public final class Bottleneck {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The block's weights, without biases. */
        long weights(int channels, int width);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S2.7", Lesson.CHANNELS, Answer.class, "S0.C5");

    private Bottleneck() {}
}
