package dev.stridebook.course.check;

import dev.stridebook.course.Checker;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.Variant;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.UnusableAnswerException;
import java.util.concurrent.Callable;

/** Runs the graded tests in this process, and saves the points in the user's {@link CourseProgress}. */
public final class LocalChecker implements Checker {
    @Override
    public Card check(Exercise<?> exercise, Callable<?> answer) {
        GradedExercise<?> graded = Catalogue.of(exercise);
        return CourseProgress.ofUser().record(graded.grade(answer, GradedExercise.CALL_LIMIT));
    }

    /**
     * Checks a Java answer.
     *
     * @param variant the variant that the student has
     * @throws UnusableAnswerException if the answer cannot be instantiated
     */
    public static Card check(JavaAnswer answer, Variant variant) throws UnusableAnswerException {
        GradedExercise<?> graded = Catalogue.of(answer.exercise()).variant(variant);
        return CourseProgress.ofUser().record(graded.grade(answer.instance(), GradedExercise.CALL_LIMIT));
    }

    @Override
    public String hint(Exercise<?> exercise) {
        return CourseProgress.ofUser().nextHint(Catalogue.of(exercise));
    }

    @Override
    public VariantTasks tasks(Variant variant) {
        return new VariantTasks(variant);
    }

    @Override
    public CourseProgress progress() {
        return CourseProgress.ofUser();
    }
}
