package dev.stridebook.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Linux's /proc folder, where Java looks up processes. */
public final class ProcFolder {
    private static final Path SELF = Path.of("/proc/self");

    private ProcFolder() {}

    /**
     * Returns whether its process ids are the ones that the system gives us. In some containers /proc belongs to another process
     * namespace; then Java's information about processes that it did not start is wrong.
     */
    public static boolean isOurs() {
        try {
            return !Files.isSymbolicLink(SELF)
                    || Files.readSymbolicLink(SELF)
                            .toString()
                            .equals(Long.toString(ProcessHandle.current().pid()));
        } catch (IOException hidden) {
            return false;
        }
    }
}
