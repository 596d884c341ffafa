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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our own classes as the process with the answers gets them: without the grader and the commands, and of the exercises
 * only what an {@link ExerciseClass} says.
 */
final class ChildJar {
    private static final String OURS = "dev/stridebook/";
    private static final String EXERCISES = OURS + "course/exercise/";

    private ChildJar() {}

    /** The same classes always give the same bytes. */
    static byte[] build() throws IOException {
        SortedMap<String, byte[]> files = filtered(read(ownLocation()));
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

    /** The folder or jar that this class is from. */
    static Path ownLocation() {
        try {
            return Path.of(ChildJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of our own classes is no path.", e);
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

    private static boolean isForChild(String name) {
        boolean isOfGrader = name.startsWith(OURS + "grade/")
                && !name.startsWith(OURS + "grade/child/")
                && !name.startsWith(OURS + "grade/wire/");
        // Of an exercise, only classes: a text beside them may be its solution.
        boolean isText = name.startsWith(OURS + "course/") && !name.endsWith(".class");
        boolean isCommand = name.startsWith(OURS + "cli/")
                || name.startsWith(OURS + "tools/")
                || name.startsWith("META-INF/services/" + OURS.replace('/', '.'));
        return !isOfGrader && !isText && !isCommand && !name.equals("META-INF/MANIFEST.MF");
    }

    private static SortedMap<String, byte[]> filtered(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> filtered = new TreeMap<>(files);
        filtered.keySet().removeIf(name -> name.startsWith(EXERCISES));
        List<ExerciseClass> exercises = files.tailMap(EXERCISES).entrySet().stream()
                .takeWhile(file -> file.getKey().startsWith(EXERCISES))
                .map(file -> new ExerciseClass(file.getValue()))
                .filter(ExerciseClass::isForChild)
                .toList();
        Set<String> names = exercises.stream().map(ExerciseClass::name).collect(Collectors.toSet());
        exercises.forEach(exercise -> filtered.put(
                exercise.name() + ".class",
                exercise.forChild(name -> !name.startsWith(EXERCISES) || names.contains(name))));
        return filtered;
    }
}
