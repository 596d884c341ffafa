package dev.stridebook.process;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.classpath.JarIndex;
import dev.stridebook.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An archive of the classes that a kernel loads, which the JVM maps into memory (class data sharing) to shorten its startup. A
 * JVM silently ignores an archive that is missing or was created for another JDK or other jars. Beside it lies an index of the jars.
 */
public final class ClassDataArchive {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String USE = "-XX:SharedArchiveFile=";
    private static final String INDEX = "jars.index";
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Path file;
    private final Path classList;
    private final String jars;

    /**
     * Returns the archive of this process's jars; class data sharing does not accept folders.
     *
     * @param folder the archive's folder
     */
    public ClassDataArchive(Path folder) {
        this(folder, ClassPath.jarsAsOption());
    }

    /**
     * Returns an archive of other jars.
     *
     * @param folder the archive's folder
     * @param jars the class path of the kernel that uses it
     */
    public ClassDataArchive(Path folder, String jars) {
        this.file = folder.resolve("classes.jsa");
        this.classList = folder.resolve("classes.list");
        this.jars = jars;
    }

    /** Returns the options for a kernel that uses the archive. */
    public List<String> useOptions() {
        return useOptions(file);
    }

    /** Returns the options for a Java that uses an archive and does not warn if it cannot. */
    public static List<String> useOptions(Path archive) {
        return List.of(
                JarIndex.useOption(archive.resolveSibling(INDEX)),
                USE + archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                // Maps the archive at the address that it was made for. At another, which is the default, each process
                // would
                // have to change all of it, so that no two have it in common: 20 MB more, and a tenth of a second.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0");
    }

    /** Returns the options for another Java with this one's class path: the archive that the launcher passes, if there is one. */
    public static List<String> useOptionsOfThisProcess() {
        return Settings.archive()
                .map(archive -> {
                    writeIndex(archive, ClassPath.ofThisProcess());
                    return useOptions(archive);
                })
                .orElse(List.of());
    }

    /** Writes the index of the jars beside an archive if there is none as new as the archive. Without it all works, and starts later. */
    public static void writeIndex(Path archive, Collection<Path> jars) {
        Path index = archive.resolveSibling(INDEX);
        try {
            boolean isCurrent = Files.exists(index)
                    && Files.getLastModifiedTime(index).compareTo(Files.getLastModifiedTime(archive)) >= 0;
            if (!isCurrent && Files.isWritable(archive.getParent())) {
                JarIndex.write(index, jars);
            }
        } catch (IOException noRoom) {
            // The next one tries again.
        }
    }

    /** Returns the options that make a kernel record every class it loads, for the archive. It ends soon, so the first compiler will do. */
    public List<String> recordOptions() {
        return List.of("-XX:DumpLoadedClassList=" + classList, FIRST_COMPILER);
    }

    /**
     * Archives the classes of a kernel that ran with {@link #recordOptions} and has ended.
     *
     * @return false if this JVM cannot; the kernel works without an archive
     */
    public boolean create() throws IOException {
        Path unfinished = file.resolveSibling("classes.jsa.new");
        try {
            List<String> command = new ArrayList<>(JavaCommand.start(jars));
            command.addAll(JavaCommand.vectorOptions());
            // Only this collector archives objects, such as those of the JDK's modules; the one that kernels run with
            // can load them.
            command.addAll(List.of("-XX:-UseSerialGC", "-XX:+UseG1GC"));
            // Archiving takes seconds, in which the second compiler does not pay.
            command.add(FIRST_COMPILER);
            command.add("-Xshare:dump");
            command.add("-XX:SharedClassListFile=" + classList);
            command.add(USE + unfinished);
            boolean isDumped = ProgramRun.within(PATIENCE, new ProcessBuilder(command))
                    .filter(ProgramRun::isSuccess)
                    .isPresent();
            if (!isDumped || !Files.exists(unfinished)) {
                return false;
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            writeIndex(
                    file,
                    Stream.of(jars.split(File.pathSeparator)).map(Path::of).toList());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(classList);
        }
    }

    /** Returns whether a jar of this process's class path is newer than the archive, so that no JVM accepts it. */
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
