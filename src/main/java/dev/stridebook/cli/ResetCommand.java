package dev.stridebook.cli;

import dev.stridebook.tools.ExerciseFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Put a file of exercises/ back as it was handed out. Your answer is kept in exercises/kept/.")
final class ResetCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|ID",
            description =
                    "The id of an exercise, such as S3.5, for its Java file; or a file, such as a notebook of exercises/.")
    private String fileOrId;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path project = Project.root().toAbsolutePath().normalize();
        Path named = AnswerFile.named(fileOrId).toAbsolutePath().normalize();
        Path file = named.startsWith(project) ? project.relativize(named) : named;
        PrintWriter out = spec.commandLine().getOut();
        Optional<Path> copy;
        try {
            copy = ExerciseFiles.in(project).reset(file);
        } catch (IllegalArgumentException notHandedOut) {
            throw new UsageException(notHandedOut.getMessage());
        }
        copy.ifPresent(kept -> out.println("Your answer is kept in " + kept + "."));
        out.println(file + " is as it was handed out."
                + (file.toString().endsWith(".ipynb")
                        ? " If it is open in Jupyter, close it there without saving."
                        : ""));
        return 0;
    }
}
