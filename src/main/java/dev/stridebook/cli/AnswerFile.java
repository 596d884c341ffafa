package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.AnswerFolder;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resolves what a user names on the command line, an exercise's id or a file, to the answer's file. */
final class AnswerFile {
    private AnswerFile() {}

    /** Returns the file that the user means; for an id it exists. */
    static Path named(String fileOrId, PrintWriter out) {
        return Catalogue.find(fileOrId)
                .map(exercise -> folder(out).file(exercise))
                .orElseGet(() -> {
                    if (looksLikeAnId(fileOrId)) {
                        throw unknown(fileOrId);
                    }
                    return Path.of(fileOrId);
                });
    }

    /**
     * Returns the student's folder, completed so that it has every exercise.
     *
     * @param out gets a line if the folder was created
     * @throws WorkFailedException if the folder cannot be written to
     */
    static AnswerFolder folder(PrintWriter out) {
        AnswerFolder folder = AnswerFolder.in(Project.root());
        try {
            if (folder.complete()) {
                out.println(say("Created answers/, the folder for your answers, as a copy of exercises/."));
                out.flush();
            }
        } catch (IOException failure) {
            throw notWritten(folder, failure);
        }
        return folder;
    }

    /** Returns the error for a student's folder that cannot be written to. */
    static WorkFailedException notWritten(AnswerFolder folder, IOException failure) {
        return new WorkFailedException(say(
                "An exercise could not be copied to %s, the folder for your answers (%s: %s). Make sure that it is a folder and that you can write to it.",
                folder.path(), failure.getClass().getSimpleName(), failure.getMessage()));
    }

    /**
     * @throws UsageException if there is no exercise with this id
     */
    static GradedExercise<?> exercise(String id) {
        return Catalogue.find(id).orElseThrow(() -> unknown(id));
    }

    /** Returns the variant that the answer's file states, if there is such a file. */
    static Optional<Variant> variantOf(GradedExercise<?> exercise) {
        try {
            return Optional.of(AnswerFolder.in(Project.root()).variantOf(exercise));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean looksLikeAnId(String text) {
        return text.matches("[A-Za-z]\\d+(\\.[A-Za-z]?\\d+[a-z]?)*");
    }

    private static UsageException unknown(String id) {
        return new UsageException(say(
                "There is no exercise %s. The exercises are: %s.",
                id, Catalogue.EXERCISES.stream().map(GradedExercise::id).collect(Collectors.joining(", "))));
    }
}
