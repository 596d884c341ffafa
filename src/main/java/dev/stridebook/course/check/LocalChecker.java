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
        return check(Catalogue.of(exercise), answer);
    }

    /**
     * Checks a Java answer.
     *
     * @param variant the variant that the student has
     * @throws UnusableAnswerException if the answer cannot be instantiated
     */
    public static Card check(JavaAnswer answer, Variant variant) throws UnusableAnswerException {
        return check(Catalogue.of(answer.exercise()).variant(variant), answer.instance());
    }

    private static Card check(GradedExercise<?> graded, Callable<?> answer) {
        Card card = graded.grade(answer, GradedExercise.CALL_LIMIT);
        return CourseProgress.ofUser()
                .record(
                        card.isFull()
                                ? card.withNote(graded.remark(answer, GradedExercise.CALL_LIMIT)
                                        .orElse(""))
                                : card);
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
