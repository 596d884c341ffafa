package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.C3: does stride 2 halve the size? */
public final class HalfTheSize {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the side length of the map. */
        int side(int n);

        /** Returns the number of cells of the map. */
        long cells(int n);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S4.C3", Lesson.STRIDE_IN_DEPTH, Answer.class, "S3.3", "S3.11");

    private HalfTheSize() {}
}
