package dev.stridebook.tools;

import dev.stridebook.cli.Project;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.file.FileTrees;
import dev.stridebook.launch.MavenBuild;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description =
                "Measure what the first start downloads: builds a copy of the sources as the launcher does, with an empty Maven repository.")
final class AuthorDownloadCommand implements Callable<Integer> {
    private static final List<String> SOURCES =
            List.of("pom.xml", ".mvn", "src/main", "src/tools", "src/test", "solutions");

    @Option(names = "--tests", description = "Measure what compiling the tests needs, instead.")
    private boolean hasTests;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path scratch = Files.createTempDirectory("stridebook");
        try {
            for (String source : SOURCES) {
                copy(Project.root().resolve(source), scratch.resolve(source));
            }
            Path repository = scratch.resolve("repository");
            List<String> command = new ArrayList<>(
                    hasTests
                            ? List.of("mvn", "-f", scratch.resolve("pom.xml").toString(), "test-compile")
                            : MavenBuild.command("mvn", scratch));
            command.addAll(List.of("-B", "-q", "-Dmaven.repo.local=" + repository));
            Process process = new ProcessBuilder(command)
                    .directory(scratch.toFile())
                    .inheritIO()
                    .start();
            if (ProgramRun.exitCode(process) != 0) {
                throw new WorkFailedException("The build failed; above is why.");
            }
            out.printf("%d MB%n", megabytes(repository));
            return 0;
        } finally {
            FileTrees.delete(scratch);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static long megabytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return Math.round(bytes / 1e6);
    }
}
