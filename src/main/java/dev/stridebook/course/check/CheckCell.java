package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import dev.stridebook.notebook.Cell;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cell that checks an exercise in the notebook of its lesson. */
public final class CheckCell {
    private static final Map<String, Exercise<?>> BY_SOURCE = Catalogue.EXERCISES.stream()
            .map(GradedExercise::exercise)
            .collect(Collectors.toMap(CheckCell::source, exercise -> exercise));

    private CheckCell() {}

    /** Returns the prefix of the ids of all cells of an exercise: {@code s3-5}. */
    public static String prefix(Exercise<?> exercise) {
        return exercise.id().toLowerCase(Locale.ROOT).replace('.', '-');
    }

    /** Returns the id of the cell that states the task. */
    public static String taskId(Exercise<?> exercise) {
        return prefix(exercise) + "-task";
    }

    /** Returns the id of the cell. */
    public static String id(Exercise<?> exercise) {
        return prefix(exercise) + "-check";
    }

    /** Returns whether a cell came with the notebook to check an exercise, whatever stands in it now. */
    public static boolean isOne(Cell cell) {
        return Catalogue.EXERCISES.stream().anyMatch(exercise -> isFor(exercise.exercise(), cell));
    }

    /** Returns whether a cell came with the notebook to check this exercise, whatever stands in it now. */
    static boolean isFor(Exercise<?> exercise, Cell cell) {
        String id = id(exercise);
        return cell.id().equals(id)
                || cell.metadata().path("nbgrader").path("grade_id").asText().equals(id);
    }

    /** Returns the exercise that a cell with this source checks, if it is as the course hands it out. */
    public static Optional<Exercise<?>> find(String source) {
        return Optional.ofNullable(BY_SOURCE.get(source.strip()));
    }

    /** Returns the source of the cell; its value is the points, which nbgrader reads. */
    public static String source(Exercise<?> exercise) {
        return "%s.EXERCISE.check(new %s()).show().points()".formatted(exercise.className(), exercise.answerClass());
    }
}
