package dev.stridebook.tools.release;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A zip of a release, with one folder. The same files make the same bytes: they are sorted, and all of one time. */
final class ReleaseZip {
    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    /** To compress them again takes long, and saves nothing. */
    private static final Pattern COMPRESSED = Pattern.compile(".*\\.(jar|whl|png|gif|gz)");

    private final String folder;
    private final LocalDateTime time;
    private final SortedMap<String, byte[]> texts = new TreeMap<>();
    private final SortedMap<String, Path> files = new TreeMap<>();

    /**
     * @param folder the name of the only folder in the zip
     * @param time of all files
     */
    ReleaseZip(String folder, LocalDateTime time) {
        this.folder = folder;
        this.time = time;
    }

    void add(String name, byte[] content) {
        texts.put(name, content);
    }

    /** @throws IllegalArgumentException if there is a file of this name already */
    void add(String name, Path file) {
        Path other = files.put(name, file);
        if (other != null) {
            throw new IllegalArgumentException("Both %s and %s would be %s.".formatted(other, file, name));
        }
    }

    /** Adds the files of a folder and those below it, without hidden ones. */
    void addAll(String name, Path from) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String below = from.relativize(file).toString().replace(File.separatorChar, '/');
                if (!("/" + below).contains("/.")) {
                    add(name + "/" + below, file);
                }
            }
        }
    }

    /** Writes the zip, replacing an existing file once it is complete. */
    void write(Path zip) throws IOException {
        Path unfinished = zip.resolveSibling(zip.getFileName() + ".new");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(unfinished)) {
            SortedMap<String, Object> all = new TreeMap<>(texts);
            all.putAll(files);
            for (Map.Entry<String, Object> entry : all.entrySet()) {
                byte[] content =
                        entry.getValue() instanceof Path file ? Files.readAllBytes(file) : texts.get(entry.getKey());
                write(out, entry.getKey(), content);
            }
        }
        Files.move(unfinished, zip, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(ZipArchiveOutputStream out, String name, byte[] content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(folder + "/" + name);
        // The zip states it without a zone, and so it is the same wherever it is written.
        entry.setTime(time.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        entry.setUnixMode(name.equals("stridebook") ? PROGRAM : FILE);
        entry.setSize(content.length);
        if (COMPRESSED.matcher(name).matches()) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setCrc(crc.getValue());
        }
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }
}
