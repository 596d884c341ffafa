package dev.stridebook.cli;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.tools.AuthorCheck;
import dev.stridebook.tools.ExerciseFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "author",
        mixinStandardHelpOptions = true,
        description = "For those who write exercises and documentation.",
        synopsisSubcommandLabel = "COMMAND")
final class AuthorCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description =
                    "Derive exercises/, the solutions' notebooks and docs/coverage.md. Files of exercises/ that hold an answer are refused: they stay as they are, and the exit code is 1.")
    int build() throws IOException {
        ExerciseFiles.Build build = ExerciseFiles.in(Project.root()).build();
        PrintWriter out = spec.commandLine().getOut();
        build.changed().forEach(out::println);
        build.kept()
                .forEach(file -> out.println(
                        "%s holds an answer, so it was not written. ./stridebook reset %s puts it back and keeps a copy; never commit it like that."
                                .formatted(file, file)));
        out.println(
                build.changed().isEmpty()
                        ? "Everything%s is up to date.".formatted(build.kept().isEmpty() ? "" : " else")
                        : build.changed().size() + " changed.");
        return build.kept().isEmpty() ? 0 : 1;
    }

    @Command(
            name = "gallery",
            mixinStandardHelpOptions = true,
            description = "Write docs/gallery.md and its pictures. Trains a small network for it.")
    int gallery() throws IOException {
        Gallery.write(Project.root().resolve("docs"), spec.commandLine().getOut());
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Prove that everything derived is up to date, each stub scores 0, each solution everything, every known mistake is caught and told, and nothing of the curriculum is missing.")
    int check() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> problems = AuthorCheck.of(Project.root()).problems(line -> {
            out.println(line);
            out.flush();
        });
        problems.forEach(out::println);
        out.println(problems.isEmpty() ? "Everything holds." : problems.size() + " problems.");
        return problems.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "mutate",
            mixinStandardHelpOptions = true,
            description =
                    "Seed small changes into each reference answer, see which the graded tests catch, and write docs/exercises.md. Takes minutes.")
    int mutate() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<GradedExercise<?>> weak = AuthorCheck.of(Project.root()).mutate(line -> {
                out.println(line);
                out.flush();
            });
            weak.forEach(exercise -> out.println(exercise + " catches fewer than 90 %."));
            return weak.isEmpty() ? 0 : 1;
        } catch (DoesNotCompileException | UnusableAnswerException broken) {
            throw new WorkFailedException(broken.getMessage());
        }
    }

    /** Of what goes to another place to be graded there. */
    static final class Assignment {
        @Option(
                names = "--exercises",
                paramLabel = "ID",
                split = ",",
                description = "Those that count, such as S3.5,S3.6 (default: all).")
        private List<String> ids = List.of();

        List<GradedExercise<?>> exercises() {
            if (ids.isEmpty()) {
                return Catalogue.EXERCISES;
            }
            List<GradedExercise<?>> exercises = new ArrayList<>();
            for (String id : ids) {
                exercises.add(Catalogue.find(id)
                        .orElseThrow(() -> new UsageException(
                                "--exercises names %s, but there is no such exercise. docs/exercises.md lists them."
                                        .formatted(id))));
            }
            return exercises;
        }
    }

    @Command(
            name = "gradescope",
            mixinStandardHelpOptions = true,
            description =
                    "Write an autograder for Gradescope: a zip with everything it needs, about 230 MB. See docs/grading.md.")
    int gradescope(
            @Mixin Assignment assignment,
            @Option(
                            names = "--out",
                            paramLabel = "FILE.zip",
                            defaultValue = "gradescope.zip",
                            description = "The zip (default: ${DEFAULT-VALUE}).")
                    Path zip)
            throws IOException, InterruptedException {
        GradescopeBundle.of(Project.root(), assignment.exercises()).write(folderMade(zip.toAbsolutePath()));
        spec.commandLine()
                .getOut()
                .println(zip + " is written. Upload it as the autograder of a programming assignment.");
        return 0;
    }

    private static Path folderMade(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }

    @Command(
            name = "classroom",
            mixinStandardHelpOptions = true,
            description =
                    "Write a template repository for GitHub Classroom: the exercises, and a workflow that shows the points of each push. See docs/grading.md.")
    int classroom(
            @Mixin Assignment assignment,
            @Option(
                            names = "--stridebook",
                            paramLabel = "OWNER/NAME[@REF]",
                            required = true,
                            description =
                                    "The repository on GitHub that holds Stridebook for your class, and its branch, tag or commit (default: main).")
                    String stridebook,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            required = true,
                            description = "A folder that is not there yet, or is empty.")
                    Path folder)
            throws IOException {
        StudentRepository.of(Project.root(), stridebook, assignment.exercises()).write(folder);
        spec.commandLine()
                .getOut()
                .println(folder + " is written. Push it to GitHub and make it the template of an assignment.");
        return 0;
    }

    @Command(
            name = "conformance",
            mixinStandardHelpOptions = true,
            description =
                    "Write docs/conformance.md: run PyTorch's recorded cases here, in DJL and in DL4J. Fetches both "
                            + "(Linux on x86-64 only) and takes minutes.")
    int conformance() throws IOException, InterruptedException {
        return Maven.run(List.of("-q", "-P", "peers", "test-compile", "exec:exec@conformance"))
                                .inheritIO()
                                .start()
                                .waitFor()
                        == 0
                ? 0
                : 1;
    }
}
