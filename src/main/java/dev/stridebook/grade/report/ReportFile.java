package dev.stridebook.grade.report;

import dev.stridebook.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Writes a report completely or not at all. If that fails, the exception names the file, which a full disk does not do. */
final class ReportFile {
    private ReportFile() {}

    private interface Writing {
        void run() throws IOException;
    }

    /** Writes a text, unless the file has it. */
    static void update(Path file, String text) throws FileSystemException {
        named(file, () -> AtomicFiles.update(file, text));
    }

    /** Writes bytes that are too many for the memory. */
    static void write(Path file, AtomicFiles.Contents contents) throws FileSystemException {
        named(file, () -> AtomicFiles.write(file, contents));
    }

    private static void named(Path file, Writing writing) throws FileSystemException {
        try {
            writing.run();
        } catch (FileSystemException alreadyNamed) {
            throw alreadyNamed;
        } catch (IOException full) {
            throw new FileSystemException(file.toString(), null, full.getMessage());
        }
    }
}
