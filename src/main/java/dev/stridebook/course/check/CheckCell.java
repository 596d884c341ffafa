package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import java.util.Locale;

/** The cell that checks an exercise in the notebook of its lesson. */
public final class CheckCell {
    private CheckCell() {}

    /** Returns what the ids of all cells of an exercise begin with: {@code s3-5}. */
    public static String prefix(Exercise<?> exercise) {
        return exercise.id().toLowerCase(Locale.ROOT).replace('.', '-');
    }

    /** Returns the cell's id. */
    public static String id(Exercise<?> exercise) {
        return prefix(exercise) + "-check";
    }

    /** Returns the cell's source; its value is the points, which nbgrader reads. */
    public static String source(Exercise<?> exercise) {
        return "%s.EXERCISE.check(new %s()).show().points()".formatted(exercise.className(), exercise.answerClass());
    }
}
