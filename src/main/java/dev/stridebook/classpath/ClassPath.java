package dev.stridebook.classpath;

import static dev.stridebook.language.Language.say;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of this process, as absolute paths. */
public final class ClassPath {
    private static final Set<Path> ENTRIES = entries();

    private ClassPath() {}

    public static Set<Path> ofThisProcess() {
        return ENTRIES;
    }

    /** Returns the class path for {@code java -cp}: jars before folders, so that an archive of the jars' classes can be used with it. */
    public static String asOption() {
        return option(Stream.concat(
                ENTRIES.stream().filter(Files::isRegularFile),
                ENTRIES.stream().filter(entry -> !Files.isRegularFile(entry))));
    }

    /** Returns the jars only. */
    public static String jarsAsOption() {
        return option(ENTRIES.stream().filter(Files::isRegularFile));
    }

    private static String option(Stream<Path> entries) {
        return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Set<Path> entries() {
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().normalize());
        }
        if (entries.size() == 1) {
            Path only = entries.iterator().next();
            entries.addAll(namedByManifest(only));
        }
        return Collections.unmodifiableSet(entries);
    }

    /** Returns what a jar's manifest puts on the class path. Build tools shorten a class path to one jar that names all the others. */
    static Set<Path> namedByManifest(Path only) {
        Set<Path> named = new LinkedHashSet<>();
        if (Files.isRegularFile(only)) {
            try (JarFile jar = new JarFile(only.toFile())) {
                String paths = jar.getManifest() == null
                        ? null
                        : jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
                for (String relative :
                        paths == null ? new String[0] : paths.strip().split("\\s+")) {
                    named.add(Path.of(only.toUri().resolve(relative)).normalize());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(say("The class path entry %s cannot be read.", only), e);
            }
        }
        return named;
    }
}
