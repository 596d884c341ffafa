package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPathRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
    private List<String> jars(List<String> words) throws IOException {
        MagicArguments arguments = MagicArguments.parse(words, Set.of(MagicArguments.RESTART));
        List<Path> jars = new ArrayList<>();
        for (String name : arguments.words()) {
            for (Path path : existing("%jars", name)) {
                jars.addAll(Files.isDirectory(path) ? existing("%jars", path + "/*.jar") : List.of(path));
            }
        }
        return add("%jars", jars, arguments);
    }

    private List<String> classPath(List<String> words) throws IOException {
        MagicArguments arguments = MagicArguments.parse(words, Set.of(MagicArguments.RESTART));
        List<Path> entries = new ArrayList<>();
        for (String name : arguments.words()) {
            entries.addAll(existing("%classpath", name));
        }
        return add("%classpath", entries, arguments);
    }

    private static List<Path> existing(String magic, String name) throws IOException {
        List<Path> found = Globs.matching(name);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(say(
                    "Nothing matches %s for %s; relative paths start at %s.",
                    name, magic, Path.of("").toAbsolutePath()));
        }
        return found;
    }

    private List<String> add(String magic, List<Path> entries, MagicArguments arguments) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    say("%s needs at least one jar, folder or pattern, such as %s lib/*.jar", magic, magic));
        }
        session.addToClassPath(new ClassPathRequest(entries, List.of(), arguments.mayBeginAnew()));
        return entries.stream().map(Path::toString).toList();
    }
}
