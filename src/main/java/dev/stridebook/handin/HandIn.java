package dev.stridebook.handin;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What one student handed in, read within limits.
 *
 * @param files the Java files and notebooks
 * @param refusals what cannot be read and why, in sentences
 * @param newest the time of the newest file or archive on the disk; the epoch if there is none
 */
public record HandIn(List<SourceFile> files, List<String> refusals, Instant newest) {
    /** The longest Java file, in bytes. */
    static final int LONGEST_JAVA = 1 << 20;
    /** The longest notebook, in bytes. */
    static final int LONGEST_NOTEBOOK = 20 << 20;
    /** The most files of a hand-in. */
    static final int MOST_FILES = 300;
    /** The most entries of all its folders and archives. */
    static final int MOST_ENTRIES = 5000;
    /** The most folders within each other. */
    static final int DEEPEST = 8;
    /** The most archives within each other. */
    static final int DEEPEST_ARCHIVE = 3;
    /** The size of all its files, in bytes. */
    static final int MOST_BYTES = 64 << 20;
    /** The size of all archives and of all that is unpacked from them, in bytes. */
    static final long MOST_UNPACKED = 512L << 20;
    /** The processor time to unpack all archives, in seconds. Some kinds of compression take long for few bytes. */
    static final int MOST_SECONDS = 30;
    /** The most refusals that are told. */
    static final int MOST_REFUSALS = 50;

    public HandIn {
        files = List.copyOf(files);
        refusals = List.copyOf(refusals);
    }

    /**
     * Reads all files in these places.
     *
     * @param places folders, archives and files of one student
     */
    public static HandIn read(List<Path> places) {
        HandInReader reader = new HandInReader();
        places.forEach(reader::add);
        return reader.read();
    }

    /** Returns the name of a file that is handed in without its ending: usually, the student. */
    public static String nameWithoutEnding(String name) {
        return FileKind.withoutEnding(name);
    }

    /** Returns whether a file or folder was made by a system or program and not by a person: hidden files, caches. */
    public static boolean isLeftBehind(String name) {
        return FileKind.isLeftBehind(name);
    }
}
