package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.GradedExercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "author",
        mixinStandardHelpOptions = true,
        description = "Commands for teachers who hand out exercises, and for authors who write them.",
        synopsisSubcommandLabel = "COMMAND")
final class AuthorCommand {
    @Spec
    private CommandSpec spec;

    /** The exercises of an assignment that another service grades. */
    static final class Assignment {
        @Option(
                names = "--exercises",
                paramLabel = "ID",
                split = ",",
                description = "Exercises that count, such as S3.5,S3.6 (default: all).")
        private List<String> ids = List.of();

        @Option(
                names = "--lesson",
                paramLabel = "LESSON",
                split = ",",
                description =
                        "Lessons whose exercises count, such as 03 or 03,04, besides those that --exercises names.")
        private List<String> lessons = List.of();

        List<GradedExercise<?>> exercises() {
            return ChosenExercises.of(lessons, "--exercises", ids);
        }
    }

    @Command(
            name = "gradescope",
            mixinStandardHelpOptions = true,
            description = {
                "Write an autograder for Gradescope: a zip with everything it needs, about 230 MB.",
                "See docs/grading.md."
            })
    int gradescope(
            @Mixin Assignment assignment,
            @Option(
                            names = "--out",
                            paramLabel = "FILE.zip",
                            defaultValue = "gradescope.zip",
                            description = "File to write (default: ${DEFAULT-VALUE}).")
                    Path zip)
            throws IOException, InterruptedException {
        GradescopeBundle.of(Project.root(), assignment.exercises()).write(folderMade(zip.toAbsolutePath()));
        spec.commandLine()
                .getOut()
                .println(say("Wrote %s. Upload it as the autograder of a programming assignment.", zip));
        return 0;
    }

    private static Path folderMade(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }

    @Command(
            name = "classroom",
            mixinStandardHelpOptions = true,
            description = {
                "Write a template repository for GitHub Classroom: the exercises, and a workflow that shows the points of each push.",
                "See docs/grading.md."
            })
    int classroom(
            @Mixin Assignment assignment,
            @Option(
                            names = "--stridebook",
                            paramLabel = "OWNER/NAME[@REF]",
                            required = true,
                            description =
                                    "GitHub repository with Stridebook for your class, and its branch, tag or commit (default: main).")
                    String stridebook,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            required = true,
                            description = "Folder for the template; it must be new or empty.")
                    Path folder)
            throws IOException {
        StudentRepository.of(Project.root(), stridebook, assignment.exercises()).write(folder);
        spec.commandLine()
                .getOut()
                .println(say("Wrote %s. Push it to GitHub and make it the template of an assignment.", folder));
        return 0;
    }

    @Command(
            name = "handout",
            mixinStandardHelpOptions = true,
            description = {
                "Write what students get: the lessons, the exercises to answer, and how to do that. No answers, tests or known mistakes.",
                "See docs/grading.md."
            },
            footer = {
                "",
                "For example: ./stridebook author handout --lesson 03 --out handout",
                "With a roster, each student gets a folder with numbers of one's own."
            })
    int handout(
            @Mixin Assignment assignment,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            required = true,
                            description = "Folder for the handout; it must be new or empty.")
                    Path folder,
            @ArgGroup Numbers numbers)
            throws IOException {
        HandoutFolder handout = new HandoutFolder(Project.root(), assignment.exercises());
        try {
            if (numbers != null && numbers.roster != null) {
                HandoutFolder.requireEmpty(folder);
                for (StudentFolder student : StudentFolder.of(numbers.roster, folder)) {
                    handout.write(student.path(), student.variant());
                }
            } else {
                handout.write(folder, numbers == null ? Variant.DOCUMENT : Variant.of(numbers.variant));
            }
        } catch (IllegalArgumentException illegal) {
            throw new UsageException(illegal.getMessage());
        }
        spec.commandLine().getOut().println(say("Wrote %s. Its README.md is for your students.", folder));
        return 0;
    }

    /** Whose numbers the exercises to compute get; those of the course's documents by default. */
    static final class Numbers {
        @Option(
                names = "--variant",
                paramLabel = "WORD",
                description = "Draw the numbers of exercises to compute from this word.")
        private String variant;

        @Option(
                names = "--roster",
                paramLabel = "CSV",
                description =
                        "The class: column student, and optionally variant (default: the student's name). Each gets a folder.")
        private Path roster;
    }
}
