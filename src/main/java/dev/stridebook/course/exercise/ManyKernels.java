package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.shape.Shape;

/** S2.3: 128 kernels on 256 channels. */
public final class ManyKernels {
    /** What an answer is. */
    public interface Answer {
        /** Weights and biases. */
        long parameters();

        /** The output's shape without padding. */
        Shape outputShape();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S2.3", Lesson.CHANNELS, Answer.class);

    private ManyKernels() {}
}
