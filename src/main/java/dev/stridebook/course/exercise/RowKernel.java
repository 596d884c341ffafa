package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.shape.Size;

/** S0.2: a kernel that works along one axis. */
public final class RowKernel {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the rows and columns of padding on each side that keep the size. */
        Size padding();

        /** Returns the number of weights and biases. */
        long parameters();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S0.2", Lesson.KERNELS, Answer.class, "S0.C2", "S0.C4");

    private RowKernel() {}
}
