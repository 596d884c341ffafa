package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Lesson;
import dev.stridebook.shape.Shape;

/** S2.C1: does 24×24×256 become 24×24×128? */
public final class SizeWithoutPadding {
    /** The contract of an answer. */
    public interface Answer {
        /** Returns the judgement of the claim. */
        Judgement judgement();

        /** Returns the output shape. */
        Shape outputShape(int padding);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge("S2.C1", Lesson.CHANNELS, Answer.class, "S2.3");

    private SizeWithoutPadding() {}
}
