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
        Card card = graded.grade(answer, GradedExercise.CALL_LIMIT);
        String remark =
                card.isFull() ? graded.remark(answer, GradedExercise.CALL_LIMIT).orElse("") : "";
        return CourseProgress.ofUser().record(card.withNote(remark));
    }

    /**
     * Checks a Java answer. Its card has no remark: the commands' JVM compiles quickly rather than well, so a time would say little.
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
