package dev.stridebook.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which Linux tells of processes, and in which Java looks them up. */
public final class ProcFolder {
    private static final Path SELF = Path.of("/proc/self");

    private ProcFolder() {}

    /**
     * Whether it numbers processes as the system does for us. In some containers it is that of another process namespace;
     * then nothing that Java says of processes that it did not start can be believed.
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
