package dev.stridebook.tools;

import dev.stridebook.cli.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description =
                "Generate exercises/, the notebooks in solutions/ and docs/coverage.md. Undoes manual changes in exercises/ and deletes files there that no exercise produces.")
final class AuthorBuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Path> changed = ExerciseFiles.in(Project.root()).build();
        PrintWriter out = spec.commandLine().getOut();
        changed.forEach(out::println);
        out.println(changed.isEmpty() ? "Everything is up to date." : changed.size() + " changed.");
        return 0;
    }
}
