package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S3.C5: does padding use every pixel equally often? */
public final class PixelReads {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns how many positions of the kernel read each pixel. */
        int[][] uses(int side, int kernel, int padding);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S3.C5", Lesson.PADDING_AND_STRIDE, Answer.class, "S1.C3");

    private PixelReads() {}
}
