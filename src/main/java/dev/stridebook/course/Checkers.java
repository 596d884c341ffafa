package dev.stridebook.course;

/** The {@link Checker} of the whole process. */
public final class Checkers {
    private static volatile Checker current =
            (exercise, answer) -> CourseProgress.ofUser().record(exercise.grade(answer, Exercise.CALL_LIMIT));

    private Checkers() {}

    static Checker current() {
        return current;
    }

    /** From now on {@code EXERCISE.check(answer)} hands the answer to this checker. */
    public static void install(Checker checker) {
        current = checker;
    }
}
