package dev.stridebook.cli;

import dev.stridebook.course.check.AnswerFolder;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What a user calls an exercise: by its id, or by the file of its answer. */
final class AnswerFile {
    private AnswerFile() {}

    /** The file that is meant; an id's is there. */
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
     * The student's folder with every exercise in it.
     *
     * @param out is told if it was made
     * @throws WorkFailedException if it cannot be written to
     */
    static AnswerFolder folder(PrintWriter out) {
        AnswerFolder folder = AnswerFolder.in(Project.root());
        try {
            if (folder.complete()) {
                out.println("Made the folder answers/ for your answers: a copy of exercises/, which stays as it is.");
                out.flush();
            }
        } catch (IOException failure) {
            throw notWritten(folder, failure);
        }
        return folder;
    }

    /** What to say where a file of the student's folder cannot be written. */
    static WorkFailedException notWritten(AnswerFolder folder, IOException failure) {
        return new WorkFailedException(
                "Your answers go to %s, but an exercise could not be copied to it (%s: %s). Make it a folder that you may write to."
                        .formatted(folder.path(), failure.getClass().getSimpleName(), failure.getMessage()));
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
