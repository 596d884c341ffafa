package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S3.13: can three 3×3 layers replace two 5×5 layers? */
public final class ThreeForTwo {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns how many cells along an axis a stack of equal layers with stride 1 sees. */
        int receptiveField(int layers, int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S3.13", Lesson.COST, Answer.class, "S3.12");

    private ThreeForTwo() {}
}
