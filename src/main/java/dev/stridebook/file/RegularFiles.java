package dev.stridebook.file;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that somebody named, but no pipes, devices or sockets: to open one of them can wait for ever, and to read one never end. */
@Internal
public final class RegularFiles {
    private RegularFiles() {}

    /**
     * Returns a path that is safe to open: a regular file, a link to one, a folder, or nothing.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Path require(Path path) {
        if (isSpecial(path)) {
            throw new IllegalArgumentException(say(
                    "%s is not a regular file but a pipe, a device or a socket. Copy what it gives to a file, and name that.",
                    path));
        }
        return path;
    }

    /** Returns whether a path is a pipe, a device or a socket, or a link to one. */
    public static boolean isSpecial(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /**
     * Reads all bytes of a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is a pipe, a device or a socket
     */
    public static byte[] readAllBytes(Path file) throws IOException {
        return Files.readAllBytes(require(file));
    }

    /**
     * Reads a file as UTF-8.
     *
     * @throws IOException if it cannot be read, or is not UTF-8
     * @throws IllegalArgumentException if it is a pipe, a device or a socket
     */
    public static String readString(Path file) throws IOException {
        return Files.readString(require(file));
    }
}
