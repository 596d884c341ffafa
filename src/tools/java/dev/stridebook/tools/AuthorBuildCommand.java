package dev.stridebook.tools;

import dev.stridebook.cli.Project;
import dev.stridebook.course.ExerciseFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description =
                "Derive exercises/, the solutions' notebooks and docs/coverage.md. Files of exercises/ that hold an answer are refused: they stay as they are, and the exit code is 1.")
final class AuthorBuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
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
}
