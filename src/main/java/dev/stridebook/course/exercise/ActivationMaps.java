package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.shape.Shape;

/** S1.2: six kernels give six activation maps. */
public final class ActivationMaps {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the channels, height and width of the output. */
        Shape outputShape();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S1.2", Lesson.CHANNELS, Answer.class);

    private ActivationMaps() {}
}
