package dev.stridebook.launch;

import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.ProgramRun;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A class data sharing archive, which the JVM maps into memory: it halves the start-up time of a command. Everything works without it,
 * only slower, so it may fail.
 */
final class StartArchive {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path file;

    /** @param version of the Java that uses it; another one cannot */
    StartArchive(Path folder, int version) {
        this.file = folder.resolve("classes-%d.jsa".formatted(version));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Returns the options for a Java that uses the archive, and tells the command where it is. */
    List<String> useOptions() {
        return List.of(
                "-XX:SharedArchiveFile=" + file,
                "-D" + Settings.ARCHIVE + "=" + file,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off");
    }

    /**
     * Archives the classes that commands and cells load.
     *
     * @param arguments the file with the arguments of a Java without an archive
     */
    void create(Path arguments) throws IOException, InterruptedException {
        Path list = file.resolveSibling("classes.list");
        Files.deleteIfExists(file);
        try {
            run(List.of("@" + arguments, "-XX:DumpLoadedClassList=" + list, "dev.stridebook.launch.Rehearsal"));
            // Only the collector G1 archives objects, such as those of the JDK's modules; the one of the arguments can
            // load them.
            run(List.of(
                    "@" + arguments,
                    "-XX:-UseSerialGC",
                    "-XX:+UseG1GC",
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + file));
        } finally {
            Files.deleteIfExists(list);
        }
    }

    /** Whether it succeeded is seen by the archive: the command itself may find something wrong with the machine. */
    private static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JavaCommand.program().toString()));
        command.addAll(arguments);
        ProgramRun.within(PATIENCE, new ProcessBuilder(command));
    }
}
