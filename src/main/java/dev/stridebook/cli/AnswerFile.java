package dev.stridebook.cli;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What a user calls an exercise: by its id, or by the file of its answer. */
final class AnswerFile {
    private AnswerFile() {}

    /** The file that is meant. */
    static Path named(String fileOrId) {
        return Catalogue.find(fileOrId).map(AnswerFile::of).orElseGet(() -> {
            if (looksLikeAnId(fileOrId)) {
                throw unknown(fileOrId);
            }
            return Path.of(fileOrId);
        });
    }

    /** Where the Java answer to an exercise is. */
    static Path of(GradedExercise<?> exercise) {
        return Project.root().resolve("exercises").resolve(exercise.answerClass() + ".java");
    }

    /**
     * @throws UsageException if there is no exercise with this id
     */
    static GradedExercise<?> exercise(String id) {
        return Catalogue.find(id).orElseThrow(() -> unknown(id));
    }

    private static boolean looksLikeAnId(String text) {
        return text.matches("[A-Za-z]\\d+(\\.[A-Za-z]?\\d+[a-z]?)*");
    }

    private static UsageException unknown(String id) {
        return new UsageException("There is no exercise %s. There are: %s."
                .formatted(
                        id, Catalogue.EXERCISES.stream().map(GradedExercise::id).collect(Collectors.joining(", "))));
    }
}
