package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;

/** S1.8: build the MNIST network. */
public final class MnistNet {
    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the layers, one string each. */
        String[] layers();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.8", Lesson.MNIST, Answer.class, "S1.5");

    private MnistNet() {}
}
