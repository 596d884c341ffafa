package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.3c: does turning a digit keep its label? */
public final class TurnedDigits {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the image turned by 180°. */
        double[][] turn(double[][] image);

        /** Returns the digit that people read when 0, 1, 6, 8 or 9 is turned by 180°. */
        int read(int digit);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S4.3c", Lesson.AUGMENTATION, Answer.class, "S4.3");

    private TurnedDigits() {}
}
