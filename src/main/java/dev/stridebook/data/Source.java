package dev.stridebook.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Somewhere data files can be had. */
interface Source {
    /** For messages: where it is. */
    String name();

    /**
     * Writes each file, uncompressed, under its own name into a folder. What it writes is checked by the caller.
     *
     * @throws IOException if a file cannot be had, with a message that says why
     */
    void fetch(List<DataFile> files, Path into) throws IOException, InterruptedException;
}
