package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S2.5: attention weights for channels. */
public final class ChannelAttention {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the maps, {@code [channels][height][width]}, each multiplied by its weight. */
        double[][][] attend(double[][][] maps);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S2.5", Lesson.CHANNELS, Answer.class);

    private ChannelAttention() {}
}
