package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.settings.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The checkout of the launcher, and the class path of this JVM. */
public final class Project {
    private Project() {}

    /**
     * Returns the checkout's root folder: the one that the launcher sets, or else the nearest one above the working directory.
     */
    public static Path root() {
        return findRoot()
                .orElseThrow(() -> new WorkFailedException(
                        say("This command needs a checkout of Stridebook. Run it with the launcher, ./stridebook.")));
    }

    /** Returns the checkout's root folder, or the working directory where there is no checkout. */
    static Path rootOrHere() {
        return findRoot().orElse(Path.of("").toAbsolutePath());
    }

    private static Optional<Path> findRoot() {
        Optional<Path> given = Settings.project();
        if (given.isPresent()) {
            return given;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("stridebook")) && Files.isDirectory(folder.resolve("notebooks"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** @throws UsageException if this is an unpacked release, which the command cannot work with */
    static void requireCheckout(String command) {
        if (!Files.isRegularFile(root().resolve("pom.xml"))) {
            throw new UsageException(say(
                    "%s builds with Maven, so it needs a checkout of Stridebook's sources. %s is a release.",
                    command, root()));
        }
    }

    /** Returns the class path of this JVM, with absolute paths. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String version() {
        String version = Project.class.getPackage().getImplementationVersion();
        return version == null ? say("(built from sources)") : version;
    }
}
