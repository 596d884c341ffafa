package dev.stridebook.file;

import dev.stridebook.Internal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Writes files completely or not at all: a reader sees the old file until the new one is complete, also if writing fails. */
@Internal
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes a file's contents. */
    @FunctionalInterface
    public interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes UTF-8 text, creating parent folders if needed.
     *
     * @throws IOException if a folder cannot be created or written to
     */
    public static void write(Path file, String text) throws IOException {
        replace(file, temporary -> Files.writeString(temporary, text));
    }

    /**
     * Writes UTF-8 text like {@link #write(Path, String)}, unless the file has it already: then it keeps its time.
     *
     * @throws IOException if a folder cannot be created or written to
     */
    public static void update(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!has(file, bytes)) {
            replace(file, temporary -> Files.write(temporary, bytes));
        }
    }

    private static boolean has(Path file, byte[] bytes) {
        try {
            return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Writes UTF-8 text that every user of the machine may read, into a folder that exists.
     *
     * @throws IOException if the folder cannot be written to
     */
    public static void writeForAll(Path file, String text) throws IOException {
        replace(file, temporary -> {
            Files.writeString(temporary, text);
            ReadableByAll.open(temporary);
        });
    }

    /**
     * Writes the given contents, creating parent folders if needed.
     *
     * @throws IOException if a folder cannot be created or written to, or the contents throw it
     */
    public static void write(Path file, Contents contents) throws IOException {
        replace(file, temporary -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                contents.writeTo(out);
            }
        });
    }

    private interface Filling {
        void fill(Path temporary) throws IOException;
    }

    private static void replace(Path file, Filling filling) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Not the process id: in a container it is the same each time, and so would clash with files of a killed
        // process.
        String mark = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path temporary = Files.createFile(folder.resolve("." + file.getFileName() + "." + mark + "~"));
        try {
            filling.fill(temporary);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Deletes unfinished files from a folder, left by processes that were killed while writing.
     *
     * @throws IOException if the folder cannot be read or written to
     */
    public static void deleteUnfinished(Path folder) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, ".*.*~")) {
            for (Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException onThisDisk) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
