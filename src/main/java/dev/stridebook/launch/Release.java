package dev.stridebook.launch;

import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An unpacked release: {@code lib} has the jars, and a list of them in their order; {@code data} the data sets, if they were packed.
 *
 * @param root its folder
 */
record Release(Path root) implements Place {
    /** Our own jar, by which a release is known. */
    static final String JAR = "lib/stridebook.jar";

    private static final String CLASS_PATH = "lib/class-path";

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public void make(PrintStream messages) {
        throw new IllegalStateException("A release is complete.");
    }

    @Override
    public List<Path> classPath() throws IOException {
        Path lib = root.resolve(CLASS_PATH).getParent();
        return Files.readAllLines(root.resolve(CLASS_PATH)).stream()
                .map(lib::resolve)
                .toList();
    }

    @Override
    public List<String> options() {
        Path data = root.resolve("data");
        return Files.isDirectory(data) ? List.of("-D" + Settings.SHARED_DATA + "=" + data) : List.of();
    }
}
