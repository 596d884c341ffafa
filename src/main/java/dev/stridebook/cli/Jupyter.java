package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.process.ProgramRun;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Jupyter installation on this machine.
 *
 * @param server the program that starts it: {@code jupyter-lab} or {@code jupyter-notebook}
 * @param version the version that it reports
 */
public record Jupyter(Path server, String version) {
    private static final List<String> SERVERS = List.of("jupyter-lab", "jupyter-notebook");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Returns the first Jupyter in the checkout's {@code .venv} or on the PATH, Lab before Notebook. Skips programs that do not
     * start.
     */
    public static Optional<Jupyter> find(Path project) {
        return all(project).findFirst();
    }

    /** Returns all installations, in the same order. */
    public static Stream<Jupyter> all(Path project) {
        return Stream.concat(
                        Stream.of(venvPrograms(project)),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .map(Path::of))
                .flatMap(folder -> SERVERS.stream().map(name -> folder.resolve(name + executableSuffix())))
                .filter(Files::isExecutable)
                .flatMap(server -> JupyterVersion.of(server).map(version -> new Jupyter(server, version)).stream());
    }

    /** Returns whether this is JupyterLab. */
    public boolean isLab() {
        return server.getFileName().toString().startsWith("jupyter-lab");
    }

    /**
     * Returns whether this is Notebook before version 7: a separate application, while later versions are extensions of Jupyter
     * Server.
     */
    public boolean isClassicNotebook() {
        return !isLab() && version.matches("[0-6]\\..*");
    }

    /** Returns the Python that runs this Jupyter, which also has {@code nbclient}. */
    public Path python() throws IOException {
        try (Stream<String> lines = Files.lines(server)) {
            Optional<String> interpreter = lines.findFirst()
                    .filter(line -> line.startsWith("#!/") && line.contains("python"))
                    .map(line -> line.substring(2).strip());
            if (interpreter.isPresent()) {
                return Path.of(interpreter.get());
            }
        } catch (UncheckedIOException notText) {
            // On Windows, the server is a program next to its Python.
        }
        return server.resolveSibling(isWindows() ? "python.exe" : "python3");
    }

    /** Returns the prefix of its Python, where Jupyter also looks for kernels; empty if Python does not report it. */
    Optional<Path> findPrefix() {
        try {
            return outputOf(python().toString(), "-c", "import sys; print(sys.prefix)")
                    .map(Path::of);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** @throws WorkFailedException if Python does not report its prefix */
    Path prefix() {
        return findPrefix()
                .orElseThrow(() -> new WorkFailedException(
                        say("The Python of %s does not report where it is installed.", server)));
    }

    /** Returns the folder of programs in the checkout's virtual environment. */
    public static Path venvPrograms(Path project) {
        return project.resolve(".venv").resolve(isWindows() ? "Scripts" : "bin");
    }

    /** Returns whether this machine runs Windows. */
    public static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String executableSuffix() {
        return isWindows() ? ".exe" : "";
    }

    private static Optional<String> outputOf(String... command) {
        return outputOf(PATIENCE, command);
    }

    /** Returns what a program prints; empty if that is nothing, if it fails, or if it does not end within the limit. */
    static Optional<String> outputOf(Duration limit, String... command) {
        try {
            return ProgramRun.within(limit, new ProcessBuilder(command))
                    .filter(ProgramRun::isSuccess)
                    .map(run -> run.output().strip())
                    .filter(output -> !output.isEmpty());
        } catch (IOException cannotStart) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
