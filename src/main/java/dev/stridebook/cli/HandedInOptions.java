package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.Inbox;
import dev.stridebook.grade.Roster;
import dev.stridebook.grade.UnreadSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was handed in, and by whom. */
final class HandedInOptions {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "What students handed in.")
    private List<Path> paths;

    @Option(
            names = "--student",
            paramLabel = "NAME",
            description = "Everything in the given paths belongs to this student.")
    private String student;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description = "The class: column student, and optionally file, submitted and variant.")
    private Path roster;

    @Option(
            names = "--variant-by-name",
            description = "Grade exercises to compute with the numbers drawn from each student's own name, whatever the"
                    + " files state, unless the roster's column variant says otherwise.")
    private boolean variantByName;

    Roster roster() throws IOException {
        try {
            return roster == null ? Roster.NONE : Roster.read(roster);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    List<UnreadSubmission> submissions(Roster students) throws IOException {
        List<UnreadSubmission> submissions = found(students);
        try {
            return variantByName
                    ? submissions.stream()
                            .map(UnreadSubmission::withVariantOfName)
                            .toList()
                    : submissions;
        } catch (IllegalArgumentException illegalName) {
            throw new UsageException(say(
                    "%s To grade a student whose name cannot name one, give a variant in the roster.",
                    illegalName.getMessage()));
        }
    }

    private List<UnreadSubmission> found(Roster students) throws IOException {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException(say("There is no file or folder %s.", path));
            }
        }
        if (student != null) {
            return List.of(Inbox.of(student, paths));
        }
        List<UnreadSubmission> submissions;
        try {
            submissions = Inbox.list(paths, students);
        } catch (IllegalArgumentException wrongTime) {
            throw new UsageException(wrongTime.getMessage());
        }
        if (submissions.isEmpty()) {
            throw new UsageException(
                    say("There is nothing to grade in %s: no folder, archive or file of a student.", paths));
        }
        return submissions;
    }
}
