package dev.stridebook.nn.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/** The native libraries of ND4J and oneDNN. */
public final class NativeLibraries {
    private NativeLibraries() {}

    /** Loads all that runs on this machine, and returns the files that JavaCPP took or unpacked. */
    public static List<Path> loaded() {
        Nd4j.create(1);
        try {
            // Even if another engine is asked for here.
            Engines.oneDnn();
        } catch (LinkageError | RuntimeException notOnThisMachine) {
            // The engine of ND4J does without.
        }
        return Loader.getLoadedLibraries().values().stream()
                .map(Path::of)
                .filter(Path::isAbsolute)
                .filter(Files::isRegularFile)
                .distinct()
                .toList();
    }
}
