package dev.stridebook.grade.sandbox;

import dev.stridebook.process.Kill;
import dev.stridebook.settings.NativeThreads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A way to start a process that can do little besides computing. */
public interface Sandbox {
    /** Returns the name for reports, such as {@code bubblewrap}. */
    String name();

    /** Returns a sentence on what it keeps a process from doing. */
    String promise();

    /** Returns whether it guarantees that an answer can reach nothing but its own files and memory. */
    default boolean isTight() {
        return true;
    }

    /**
     * Returns the command that runs a command in the sandbox.
     *
     * @param java the command to run
     * @param home the only folder that the process may read besides the JDK and the system's libraries
     * @param natives folders in {@code home} to show in {@link #natives}
     * @param limits limits on the process's resources
     */
    List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits);

    /**
     * Returns the folder where the process finds unpacked native libraries; JavaCPP must be able to write next to them.
     *
     * @param inHome the folder outside the sandbox
     */
    Path natives(Path inHome);

    /**
     * Kills a process started with {@link #wrap} and all its descendants: they share a process namespace, which ends with its
     * first process.
     */
    default void kill(Process process) {
        Kill.process(process);
    }

    /** Returns all environment variables of the process. */
    default Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(NativeThreads.environment());
        environment.putAll(Map.of("LANG", "C.UTF-8", "HOME", "/tmp", "OMP_NUM_THREADS", "1"));
        return environment;
    }
}
