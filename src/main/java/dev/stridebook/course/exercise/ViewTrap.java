package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S1.C7: does view(-1, 320) notice a wrong image size? */
public final class ViewTrap {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the number of rows that view(-1, 320) gives, or 0 if view refuses. */
        int rows(int images, int side);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S1.C7", Lesson.MNIST, Answer.class, "S1.6");

    private ViewTrap() {}
}
