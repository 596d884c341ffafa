package dev.stridebook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code src/test/standins/silent.sh}: a program that prints nothing and never ends. */
public record SilentProgram(Path file) {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** Puts it in a place where another program is expected. */
    public static SilentProgram at(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(Path.of("src/test/standins/silent.sh"), file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new SilentProgram(file);
    }

    /** Waits until it runs, and what it starts does. */
    public void awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!Files.exists(pids()) && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(pids()).exists();
    }

    private Path pids() {
        return file.resolveSibling(file.getFileName() + ".pids");
    }

    /** Checks that it was started, and that neither it nor what it started still runs. */
    public void assertIsGone() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (String pid : Files.readString(pids()).strip().split(" ")) {
            while (runs(pid) && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            assertThat(runs(pid)).as("process %s of %s", pid, file).isFalse();
        }
    }

    /** A process that has ended stays listed until its parent asks for its exit code, which a machine's first process may never do. */
    private static boolean runs(String pid) {
        if (!Files.exists(Path.of("/proc/self"))) {
            return ProcessHandle.of(Long.parseLong(pid)).isPresent();
        }
        try (Stream<String> status = Files.lines(Path.of("/proc", pid, "status"))) {
            return status.noneMatch(line -> line.matches("State:\\s+[ZX].*"));
        } catch (IOException | UncheckedIOException hasEnded) {
            // Before the file was opened, or while it was read.
            return false;
        }
    }
}
