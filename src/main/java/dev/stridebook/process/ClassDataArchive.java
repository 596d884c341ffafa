package dev.stridebook.process;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes that a kernel loads, laid out in a file that the JVM maps into memory (class data sharing), which saves a good
 * part of the start. A JVM that finds the file missing or made for another JDK or other jars does without it and says nothing.
 */
public final class ClassDataArchive {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String USE = "-XX:SharedArchiveFile=";

    private final Path file;
    private final Path classList;

    /** @param folder where the archive lies */
    public ClassDataArchive(Path folder) {
        this.file = folder.resolve("classes.jsa");
        this.classList = folder.resolve("classes.list");
    }

    /** For a kernel that is to use the archive. */
    public List<String> useOptions() {
        return useOptions(file);
    }

    /** For a Java that is to use an archive and to say nothing if it cannot. */
    public static List<String> useOptions(Path archive) {
        return List.of(USE + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** For another Java with this one's class path: the archive of which the launcher tells, if there is one. */
    public static List<String> useOptionsOfThisProcess() {
        return Settings.archive().map(ClassDataArchive::useOptions).orElse(List.of());
    }

    /** For a kernel whose classes are to be archived: it writes down each that it loads. */
    public String recordOption() {
        return "-XX:DumpLoadedClassList=" + classList;
    }

    /**
     * Archives the classes of a kernel that ran with {@link #recordOption} and has ended.
     *
     * @return false if this JVM cannot; the kernel works without
     */
    public boolean create() throws IOException {
        Path unfinished = file.resolveSibling("classes.jsa.new");
        try {
            List<String> command = new ArrayList<>(JavaCommand.forJarsOnly());
            command.add("-Xshare:dump");
            command.add("-XX:SharedClassListFile=" + classList);
            command.add(USE + unfinished);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return false;
            }
            if (process.exitValue() != 0 || !Files.exists(unfinished)) {
                return false;
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(classList);
        }
    }

    /** Whether a jar of this process's class path is newer, so that no JVM takes it. */
    public boolean isOutdated() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(file);
        for (Path entry : ClassPath.ofThisProcess()) {
            if (Files.isRegularFile(entry) && Files.getLastModifiedTime(entry).compareTo(made) > 0) {
                return true;
            }
        }
        return false;
    }
}
