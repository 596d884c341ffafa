package dev.stridebook.classpath;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Jars and folders that a cell wants on its session's class path.
 *
 * @param asked what the user asked for by name
 * @param dependencies what those need, and Maven chose
 * @param mayBeginAnew whether the session may lose its variables for it
 */
public record ClassPathRequest(List<Path> asked, List<Path> dependencies, boolean mayBeginAnew) {
    public ClassPathRequest {
        asked = asked.stream().map(ClassPathRequest::normal).toList();
        dependencies = dependencies.stream().map(ClassPathRequest::normal).toList();
    }

    /** Asks for jars and folders as they are. */
    public static ClassPathRequest of(List<Path> asked) {
        return new ClassPathRequest(asked, List.of(), false);
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    List<Path> all() {
        return Stream.concat(asked.stream(), dependencies.stream()).distinct().toList();
    }
}
