package dev.stridebook.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out the version of a Jupyter. It takes Python two seconds to say it, so in a virtual environment it is read from the files. */
final class JupyterVersion {
    /** Where the path has a blank or is long, pip writes a second line that a shell runs. */
    private static final Pattern INTERPRETER =
            Pattern.compile("#!(/.*python\\S*)|'''exec' \"?(/[^\"]*?)\"? \"\\$0\".*");

    private JupyterVersion() {}

    /** Returns empty if the program does not start: version managers leave such programs on the PATH. */
    static Optional<String> of(Path server) {
        return inFiles(server).or(() -> Jupyter.outputOf(Jupyter.PATIENCE, server.toString(), "--version"));
    }

    /** Returns empty unless the environment's Python is there, and is the one that its packages were installed for. */
    private static Optional<String> inFiles(Path server) {
        try {
            Optional<Path> python = interpreter(server).filter(Files::isExecutable);
            if (python.isEmpty() || !python.get().startsWith(server.getParent())) {
                return Optional.empty();
            }
            Path packages = server.getParent()
                    .resolveSibling("lib")
                    .resolve(python.get().toRealPath().getFileName())
                    .resolve("site-packages");
            return Files.isDirectory(packages) ? inPackages(packages, server) : Optional.empty();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Path> interpreter(Path server) throws IOException {
        try (Stream<String> lines = Files.lines(server)) {
            return lines.limit(2)
                    .map(INTERPRETER::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .map(line -> Path.of(line.group(1) == null ? line.group(2) : line.group(1)));
        }
    }

    private static Optional<String> inPackages(Path packages, Path server) throws IOException {
        String name = server.getFileName()
                .toString()
                .replace("jupyter-lab", "jupyterlab")
                .replace("jupyter-", "");
        try (DirectoryStream<Path> found = Files.newDirectoryStream(packages, name + "-[0-9]*.dist-info")) {
            for (Path folder : found) {
                String version = folder.getFileName().toString();
                return Optional.of(version.substring(name.length() + 1, version.length() - ".dist-info".length()));
            }
        }
        return Optional.empty();
    }
}
