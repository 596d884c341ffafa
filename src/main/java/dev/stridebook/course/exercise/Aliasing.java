package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S3.7: what stride 2 does to a sound signal. */
public final class Aliasing {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the frequency that is heard, in hertz. */
        double heard(double frequency, double sampleRate);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S3.7", Lesson.STRIDE_IN_DEPTH, Answer.class);

    private Aliasing() {}
}
