package dev.stridebook.course;

/** The {@link Checker} of the whole process. */
public final class Checkers {
    private static final Checker HERE = Checkers::grade;

    private static volatile Checker current = HERE;

    private Checkers() {}

    static Checker current() {
        return current;
    }

    /** From now on {@code EXERCISE.check(answer)} hands the answer to this checker. */
    public static void install(Checker checker) {
        current = checker;
    }

    private static Card grade(Exercise<?> exercise, Object answer) {
        return gradeAs(exercise, answer);
    }

    private static <A> Card gradeAs(Exercise<A> exercise, Object answer) {
        return exercise.grade(exercise.contract().cast(answer));
    }
}
