package dev.stridebook.kernel.magic;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Resolves file names with wildcards, written with {@code /} on every system and relative to the working directory. */
public final class Globs {
    private Globs() {}

    /**
     * Returns the files and folders that match a name such as {@code lib/*.jar} or {@code ~/classes}, absolute and sorted.
     *
     * @return the matches; empty if there are none
     */
    public static List<Path> matching(String name) throws IOException {
        String pattern = name.replaceFirst("^~(?=/|$)", Matcher.quoteReplacement(System.getProperty("user.home")));
        Path here = Path.of("").toAbsolutePath();
        int wildcard = firstWildcard(pattern);
        if (wildcard < 0) {
            Path path = here.resolve(pattern).normalize();
            return Files.exists(path) ? List.of(path) : List.of();
        }
        int slash = pattern.lastIndexOf('/', wildcard);
        Path folder = here.resolve(pattern.substring(0, slash + 1)).normalize();
        String relative = pattern.substring(slash + 1);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + relative);
        int depth = relative.contains("**")
                ? Integer.MAX_VALUE
                : (int) relative.chars().filter(c -> c == '/').count() + 1;
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder, depth)) {
                paths.filter(path -> matcher.matches(folder.relativize(path)))
                        .sorted()
                        .forEach(found::add);
            }
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
