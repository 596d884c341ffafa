package dev.stridebook.classpath;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** An entry of the class path. Classes and packages are named with dots. */
sealed interface ClassContainer permits ClassFolder, ClassJar {
    String SUFFIX = ".class";
    String SERVICES = "META-INF/services/";

    /** Opens an entry. A jar's contents are read immediately, a folder's on each request. */
    static ClassContainer of(Path entry) {
        return Files.isRegularFile(entry) ? ClassJar.read(entry) : new ClassFolder(entry);
    }

    /** Returns the packages that have classes here. */
    Set<String> packages();

    Stream<ClassFile> classesIn(String packageName) throws IOException;

    boolean has(String className);

    InputStream open(String className) throws IOException;

    URI uriOf(String className);

    /** Returns the names of the services that are provided here, by {@code META-INF/services}. */
    Set<String> services();
}
