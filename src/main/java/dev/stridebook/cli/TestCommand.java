package dev.stridebook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Run all tests of Stridebook.",
            "Installs what they need first: Jupyter, whose own client runs the lessons, and MNIST.",
            "Further arguments go to Maven, such as -Dtest=WindowTest."
        })
final class TestCommand implements Callable<Integer> {
    @Unmatched
    private List<String> mavenArguments;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path project = Project.root();
        Setup setup = new Setup(out);
        setup.jupyter();
        setup.mnist();
        List<String> command = new ArrayList<>(List.of(
                Jupyter.isWindows() ? "mvn.cmd" : "mvn",
                "-B",
                "--no-transfer-progress",
                "-f",
                project.resolve("pom.xml").toString()));
        if (mavenArguments != null) {
            command.addAll(mavenArguments);
        }
        command.add("verify");
        return new ProcessBuilder(command)
                                .directory(project.toFile())
                                .inheritIO()
                                .start()
                                .waitFor()
                        == 0
                ? 0
                : 1;
    }
}
