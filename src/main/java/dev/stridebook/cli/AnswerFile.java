package dev.stridebook.cli;

import dev.stridebook.course.Course;
import dev.stridebook.course.Exercise;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What a user calls an exercise: by its id, or by the file of its answer. */
final class AnswerFile {
    private AnswerFile() {}

    /** The file that is meant. */
    static Path named(String fileOrId) {
        return Course.find(fileOrId).map(AnswerFile::of).orElseGet(() -> {
            if (looksLikeAnId(fileOrId)) {
                throw unknown(fileOrId);
            }
            return Path.of(fileOrId);
        });
    }

    /** Where the Java answer to an exercise is. */
    static Path of(Exercise<?> exercise) {
        return Project.root().resolve("exercises").resolve(exercise.answerClass() + ".java");
    }

    /**
     * @throws UsageException if there is no exercise with this id
     */
    static Exercise<?> exercise(String id) {
        return Course.find(id).orElseThrow(() -> unknown(id));
    }

    private static boolean looksLikeAnId(String text) {
        return text.matches("[A-Za-z]\\d+(\\.[A-Za-z]?\\d+[a-z]?)*");
    }

    private static UsageException unknown(String id) {
        return new UsageException("There is no exercise %s. There are: %s."
                .formatted(id, Course.EXERCISES.stream().map(Exercise::id).collect(Collectors.joining(", "))));
    }
}
