package dev.stridebook.grade.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds programs and folders of a Linux system. */
final class Tools {
    private static final List<String> PLACES = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private Tools() {}

    /** Returns a program from the system's own folders, ignoring PATH. */
    static Optional<Path> find(String program) {
        return PLACES.stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean areThere(String... programs) {
        return Arrays.stream(programs).allMatch(program -> find(program).isPresent());
    }

    static String path(String program) {
        return find(program)
                .orElseThrow(() -> new IllegalStateException("There is no program " + program + "."))
                .toString();
    }

    /** Returns whether this process runs as root. Java's own ways take a user for root whom the system's list of users does not name. */
    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
            return false;
        }
    }

    /** Returns the folders that a JDK needs: the JDK itself, its configuration, system libraries and fonts. */
    static Set<Path> readOnlyFolders() {
        Set<Path> folders = new LinkedHashSet<>();
        for (String name : List.of("/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64")) {
            if (Files.exists(Path.of(name))) {
                folders.add(Path.of(name));
            }
        }
        for (String name : List.of("/usr/share/fonts", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime")) {
            if (Files.exists(Path.of(name))) {
                folders.add(Path.of(name));
            }
        }
        // Debian stores the JDK's configuration here.
        try (Stream<Path> etc = Files.list(Path.of("/etc"))) {
            etc.filter(entry -> entry.getFileName().toString().startsWith("java-"))
                    .sorted()
                    .forEach(folders::add);
        } catch (IOException noEtc) {
            // Then there is no JDK configuration either.
        }
        Path jdk = javaHome();
        if (folders.stream().noneMatch(jdk::startsWith)) {
            folders.add(jdk);
        }
        return folders;
    }

    private static Path javaHome() {
        try {
            return new File(System.getProperty("java.home")).toPath().toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
