package dev.stridebook.nn.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/** The native libraries of ND4J and oneDNN. */
public final class NativeLibraries {
    /** The classes that load what takes longest, in the order in which ND4J and the engine come to them. */
    private static final List<String> SLOWEST = List.of(
            "org.bytedeco.openblas.global.openblas_nolapack",
            "org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu",
            "org.bytedeco.dnnl.global.dnnl");

    private static final String BACK_ENDS = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    private NativeLibraries() {}

    /**
     * Loads those that take longest, for a thread that has nothing else to do. Whoever needs one meanwhile waits for it, and finds out
     * itself if it cannot be loaded.
     */
    public static void loadSlowest() {
        try {
            // Opens all jars, as ND4J's own look for it will.
            Collections.list(NativeLibraries.class.getClassLoader().getResources(BACK_ENDS));
            for (String name : SLOWEST) {
                Class.forName(name);
            }
        } catch (IOException | ClassNotFoundException | LinkageError | RuntimeException notOnThisMachine) {
            // Told where it is needed.
        }
    }

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
