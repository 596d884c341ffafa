package dev.stridebook.nn.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An allocator that puts a fence around each block of native libraries' memory, written in C ({@code src/test/c/fence.c}). It is
 * preloaded into a JVM of its own.
 */
final class Fence {
    private static final Path SOURCE = Path.of("src/test/c/fence.c");

    private Fence() {}

    /** Whether there is one for this machine: the allocator takes the place of GNU's on Linux. */
    static boolean isForThisSystem() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /**
     * Compiles it.
     *
     * @throws IllegalStateException if there is no gcc, or it finds an error
     */
    static Path compile(Path folder) throws IOException, InterruptedException {
        Path library = folder.resolve("libfence.so").toAbsolutePath();
        Path log = folder.resolve("gcc.log");
        Process gcc;
        try {
            gcc = new ProcessBuilder(
                            "gcc",
                            "-std=c11",
                            "-O2",
                            "-Wall",
                            "-Wextra",
                            "-Werror",
                            "-fPIC",
                            "-shared",
                            "-o",
                            library.toString(),
                            SOURCE.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException none) {
            throw new IllegalStateException(
                    "The fenced run needs gcc and the C library's headers: ./stridebook test installs them, or sudo apt-get install gcc libc6-dev.",
                    none);
        }
        if (!gcc.waitFor(1, TimeUnit.MINUTES) || gcc.exitValue() != 0) {
            gcc.destroyForcibly();
            throw new IllegalStateException("gcc could not compile " + SOURCE + ": " + Files.readString(log));
        }
        return library;
    }

    /** The environment of a JVM that loads it. */
    static Map<String, String> environment(Path library) throws IOException {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FENCE_SPARES",
                Path.of(System.getProperty("java.home")).toRealPath().toString());
    }

    /** Puts fences around all native blocks from now on. */
    static void start() {
        System.load(System.getenv("LD_PRELOAD"));
        if (!open()) {
            throw new IllegalStateException("The fence needs 16 TB of address space.");
        }
    }

    /** Of all libraries of this system the JVM's own are left out. */
    private static native boolean open();

    /** How many blocks were found written beyond their ends. */
    static native long damages();

    /** The size in bytes of the last such block. */
    static native long damagedSize();

    /** How far from its end it was written, in bytes, or, if negative, from its start. */
    static native long damagedAt();

    /** How many blocks there are now. */
    static native long blocks();

    /** How many blocks got no fence, because there were too many. */
    static native long unfenced();
}
