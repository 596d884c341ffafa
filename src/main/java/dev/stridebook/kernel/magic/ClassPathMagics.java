package dev.stridebook.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code %jars} and {@code %classpath}: add jars and folders that are already on this machine. */
final class ClassPathMagics {
    private final MagicSession session;

    ClassPathMagics(MagicSession session) {
        this.session = session;
    }

    void registerIn(MagicRegistry registry) {
        registry.registerLineMagic("jars", this::jars);
        registry.registerLineMagic("classpath", this::classPath);
    }

    /** Adds jars; a folder stands for the jars in it. */
    private List<String> jars(List<String> names) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String name : names) {
            for (Path path : existing("%jars", name)) {
                jars.addAll(Files.isDirectory(path) ? existing("%jars", path + "/*.jar") : List.of(path));
            }
        }
        return add("%jars", jars);
    }

    private List<String> classPath(List<String> names) throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String name : names) {
            entries.addAll(existing("%classpath", name));
        }
        return add("%classpath", entries);
    }

    private static List<Path> existing(String magic, String name) throws IOException {
        List<Path> found = Globs.matching(name);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Nothing matches %s for %s; relative paths start at %s."
                    .formatted(name, magic, Path.of("").toAbsolutePath()));
        }
        return found;
    }

    private List<String> add(String magic, List<Path> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    magic + " needs at least one jar, folder or pattern, such as " + magic + " lib/*.jar");
        }
        entries.forEach(session::addToClassPath);
        return entries.stream().map(Path::toString).toList();
    }
}
