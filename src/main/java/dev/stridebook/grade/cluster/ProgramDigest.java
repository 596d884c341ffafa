package dev.stridebook.grade.cluster;

import dev.stridebook.classpath.ClassPath;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Tells whether two processes run the same program: the same classes of ours, packed or not, with the same libraries. */
final class ProgramDigest {
    private static final String OURS = "dev/stridebook/";

    private ProgramDigest() {}

    static String ofThisProcess() throws IOException {
        try {
            Path own = Path.of(ProgramDigest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            SortedMap<String, Long> parts = Files.isDirectory(own) ? ofFolder(own) : ofJar(own);
            for (Path library : ClassPath.ofThisProcess()) {
                if (Files.isRegularFile(library) && !library.equals(own)) {
                    parts.put(library.getFileName().toString(), Files.size(library));
                }
            }
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(parts.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, Long> ofFolder(Path folder) throws IOException {
        SortedMap<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.resolve(OURS))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                files.put(folder.relativize(file).toString(), sum.getValue());
            }
        }
        return files;
    }

    private static SortedMap<String, Long> ofJar(Path file) throws IOException {
        SortedMap<String, Long> files = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            jar.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(OURS))
                    .forEach(entry -> files.put(entry.getName(), entry.getCrc()));
        }
        return files;
    }
}
