package dev.stridebook.cli;

import dev.stridebook.settings.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The checkout that the launcher was started from, and the JVM that runs it. */
public final class Project {
    private Project() {}

    /** The top folder: the launcher says which, otherwise the nearest one above the working directory. */
    public static Path root() {
        Optional<Path> given = Settings.project();
        if (given.isPresent()) {
            return given.get();
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("stridebook")) && Files.isDirectory(folder.resolve("notebooks"))) {
                return folder;
            }
        }
        throw new WorkFailedException("This needs a checkout of Stridebook. Start it with its launcher, ./stridebook.");
    }

    /** What this JVM runs with, every entry absolute. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String version() {
        String version = Project.class.getPackage().getImplementationVersion();
        return version == null ? "(built from sources)" : version;
    }
}
