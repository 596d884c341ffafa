package dev.stridebook.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar with a teacher's tests. */
public final class HiddenTestsJar {
    private HiddenTestsJar() {}

    /** Writes a jar with a class into a folder. */
    public static Path of(Class<?> type, Path folder) throws IOException {
        Path jar = folder.resolve("tests.jar");
        String name = type.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream file = type.getResourceAsStream("/" + name)) {
            out.putNextEntry(new JarEntry(name));
            file.transferTo(out);
        }
        return jar;
    }
}
