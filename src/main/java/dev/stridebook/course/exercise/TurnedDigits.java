package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.3c: does turning a digit keep its label? */
public final class TurnedDigits {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** The image turned by 180°. */
        double[][] turn(double[][] image);

        /** What people read in one of the digits 0, 1, 6, 8 and 9 when it is turned by 180°. */
        int read(int digit);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S4.3c", Lesson.AUGMENTATION, Answer.class, "S4.3");

    private TurnedDigits() {}
}
