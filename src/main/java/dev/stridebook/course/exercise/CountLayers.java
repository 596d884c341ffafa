package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;

/** S4.C5: does AlexNet have 8 + 3 layers? */
public final class CountLayers {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns how many of a network's layers are of this kind. */
        int count(String[] layers, String kind);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S4.C5", Lesson.COST, Answer.class, "S3.16");

    private CountLayers() {}
}
