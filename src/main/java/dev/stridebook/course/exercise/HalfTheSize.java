package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.C3: does stride 2 halve the size? */
public final class HalfTheSize {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** A side of the map. */
        int side(int n);

        /** The map's cells. */
        long cells(int n);
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.judge("S4.C3", Lesson.STRIDE_IN_DEPTH, Answer.class, "S3.3", "S3.11");

    private HalfTheSize() {}
}
