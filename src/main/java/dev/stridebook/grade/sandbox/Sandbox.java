package dev.stridebook.grade.sandbox;

import dev.stridebook.process.Kill;
import dev.stridebook.settings.NativeThreads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A way to start a process that can do little beside computing. */
public interface Sandbox {
    /** What a report calls it: {@code bubblewrap}. */
    String name();

    /** What it keeps from a process, in a sentence. */
    String promise();

    /** Whether it promises that an answer reaches nothing but its own files and memory. */
    default boolean isTight() {
        return true;
    }

    /**
     * The command that runs a command in the sandbox.
     *
     * @param java a command line
     * @param home all that the process may read beside the JDK and the system's libraries
     * @param natives folders in {@code home} that are to appear in {@link #natives}
     * @param limits on what it takes
     */
    List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits);

    /**
     * Where the process finds unpacked native libraries: JavaCPP wants to write beside them.
     *
     * @param inHome where they are outside
     */
    Path natives(Path inHome);

    /**
     * Ends a process that {@link #wrap} began, and all that it started: they share a process namespace, which ends with its
     * first process.
     */
    default void kill(Process process) {
        Kill.process(process);
    }

    /** Variables of the process, which has no others. */
    default Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(NativeThreads.environment());
        environment.putAll(Map.of("LANG", "C.UTF-8", "HOME", "/tmp", "OMP_NUM_THREADS", "1"));
        return environment;
    }
}
