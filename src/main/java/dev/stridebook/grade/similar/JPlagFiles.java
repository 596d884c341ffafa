package dev.stridebook.grade.similar;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.kernel.magic.ArtifactFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JPlag's own jars, which Maven fetches when they are first needed; it runs with the product's versions of all other libraries. */
final class JPlagFiles {
    /** The last version for Java 17. */
    static final String VERSION = "4.3.0";

    private JPlagFiles() {}

    /**
     * Returns a class path for {@link JPlagMain}.
     *
     * @throws IOException if the jars cannot be fetched
     */
    static String classPath() throws IOException {
        boolean isHere = JPlagFiles.class.getResource("/de/jplag/JPlag.class") != null;
        Stream<String> fetched = isHere ? Stream.empty() : fetched().stream().map(Path::toString);
        return Stream.concat(Stream.of(ClassPath.asOption()), fetched).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> fetched() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String artifact : List.of("jplag", "java")) {
            jars.addAll(ArtifactFiles.ofUser().of("de.jplag:%s:%s".formatted(artifact, VERSION), List.of(), false));
        }
        return jars;
    }
}
