package dev.stridebook.cli;

import dev.stridebook.course.AuthorCheck;
import dev.stridebook.course.DoesNotCompileException;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.ExerciseFiles;
import dev.stridebook.course.UnusableAnswerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
            List<Exercise<?>> weak = AuthorCheck.of(Project.root()).mutate(line -> {
                out.println(line);
                out.flush();
            });
            weak.forEach(exercise -> out.println(exercise + " catches fewer than 90 %."));
            return weak.isEmpty() ? 0 : 1;
        } catch (DoesNotCompileException | UnusableAnswerException broken) {
            throw new WorkFailedException(broken.getMessage());
        }
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
