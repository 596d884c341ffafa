package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.shape.Shape;

/** S2.3: 128 kernels on 256 channels. */
public final class ManyKernels {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the number of weights and biases. */
        long parameters();

        /** Returns the output shape without padding. */
        Shape outputShape();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S2.3", Lesson.CHANNELS, Answer.class);

    private ManyKernels() {}
}
