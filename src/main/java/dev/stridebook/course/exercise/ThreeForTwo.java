package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S3.13: can three 3×3 replace two 5×5? */
public final class ThreeForTwo {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Cells along an axis that a stack of equal layers sees. */
        int receptiveField(int layers, int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S3.13", Lesson.COST, Answer.class, "S3.12");

    private ThreeForTwo() {}
}
