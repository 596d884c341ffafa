package dev.stridebook.file;

import dev.stridebook.Internal;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder's files in a jar. The same files make the same bytes: they are sorted, and have no time of their own. */
@Internal
public final class PackedFolder {
    /** The time of every file. A zip cannot state earlier years, and for their last moment Java takes the first of 1980. */
    public static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private PackedFolder() {}

    /**
     * Writes a jar without a manifest.
     *
     * @param wanted says of a file's name in the jar whether it is packed
     */
    public static void write(Path folder, Path jar, Predicate<String> wanted) throws IOException {
        write(folder, jar, wanted, Optional.empty());
    }

    /**
     * Writes a jar.
     *
     * @param wanted says of a file's name in the jar whether it is packed
     */
    public static void write(Path folder, Path jar, Predicate<String> wanted, Optional<Manifest> manifest)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)));
                Stream<Path> all = Files.walk(folder)) {
            if (manifest.isPresent()) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                manifest.get().write(text);
                zip.putNextEntry(entry(JarFile.MANIFEST_NAME));
                text.writeTo(zip);
            }
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                if (wanted.test(name)) {
                    zip.putNextEntry(entry(name));
                    Files.copy(file, zip);
                }
            }
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }
}
