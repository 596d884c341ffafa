package dev.stridebook.tools;

import dev.stridebook.cli.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Check that all generated files are up to date, stubs earn no points, solutions earn all points, every known mistake is caught and diagnosed, and the whole curriculum is covered.")
final class AuthorCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> problems = AuthorCheck.of(Project.root()).problems(line -> {
            out.println(line);
            out.flush();
        });
        problems.forEach(out::println);
        out.println(problems.isEmpty() ? "No problems found." : problems.size() + " problems.");
        return problems.isEmpty() ? 0 : 1;
    }
}
