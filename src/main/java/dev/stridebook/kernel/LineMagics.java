package dev.stridebook.kernel;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Lines of a cell that begin with {@code %} and speak to the kernel: {@code %classpath} and {@code %jars} for now. */
final class LineMagics {
    /** As a regular expression. */
    static final String NAMES = "classpath|jars";

    private final Consumer<String> addToClasspath;

    LineMagics(Consumer<String> addToClasspath) {
        this.addToClasspath = addToClasspath;
    }

    /**
     * Puts each of the jars and folders that a line such as {@code %jars lib/*.jar} names on the class path.
     *
     * @throws IllegalArgumentException if a name matches nothing
     */
    void run(String line) throws IOException {
        List<String> names = Stream.of(line.strip().split("\\s+")).skip(1).toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "%jars and %classpath need at least one jar, folder or pattern, " + "such as %jars lib/*.jar");
        }
        for (String name : names) {
            for (Path path : matching(name)) {
                addToClasspath.accept(path.toString());
            }
        }
    }

    private static List<Path> matching(String name) throws IOException {
        String pattern = name.replaceFirst("^~(?=/|$)", Matcher.quoteReplacement(System.getProperty("user.home")));
        Path here = Path.of("").toAbsolutePath();
        List<Path> found = new ArrayList<>();
        int wildcard = firstWildcard(pattern);
        if (wildcard < 0) {
            Path path = here.resolve(pattern);
            if (Files.exists(path)) {
                found.add(path);
            }
        } else {
            int slash = pattern.lastIndexOf('/', wildcard);
            Path folder = here.resolve(pattern.substring(0, slash + 1));
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(slash + 1));
            if (Files.isDirectory(folder)) {
                try (Stream<Path> paths = Files.walk(folder)) {
                    paths.filter(path -> matcher.matches(folder.relativize(path)))
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Nothing matches " + name + " in the folder " + here + ".");
        }
        return found;
    }

    private static int firstWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
