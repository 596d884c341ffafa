package dev.stridebook.grade.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits on the time, memory and other resources of an answer.
 *
 * @param call time for one call of an answer, one cell or one compilation
 * @param submission time for all of a student's answers together
 * @param cpu processor time of one process
 * @param heapMegabytes size of the Java heap
 * @param nativeMegabytes native memory for ND4J's arrays
 * @param memoryMegabytes all that a process may map into its memory: heap, native and shared memory, programs and libraries
 * @param threads number of threads and processes together
 * @param openFiles number of open files
 * @param fileMegabytes size of the largest file, and of the private folder for temporary files
 * @param outputBytes how much of an answer's output is kept; the rest is read and dropped
 * @param replyBytes size of the longest reply to a call
 */
public record Limits(
        Duration call,
        Duration submission,
        Duration cpu,
        int heapMegabytes,
        int nativeMegabytes,
        int memoryMegabytes,
        int threads,
        int openFiles,
        int fileMegabytes,
        int outputBytes,
        int replyBytes) {
    public static final Limits USUAL = new Limits(
            Duration.ofSeconds(20),
            Duration.ofSeconds(240),
            Duration.ofSeconds(300),
            384,
            768,
            3072,
            200,
            512,
            64,
            16 << 10,
            8 << 20);

    /** Returns these limits with other times. */
    public Limits withTimes(Duration eachCall, Duration eachSubmission) {
        return new Limits(
                eachCall,
                eachSubmission,
                eachSubmission.plusSeconds(60),
                heapMegabytes,
                nativeMegabytes,
                memoryMegabytes,
                threads,
                openFiles,
                fileMegabytes,
                outputBytes,
                replyBytes);
    }

    /** Returns the JVM options for these limits. */
    public List<String> javaOptions() {
        return List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:MaxDirectMemorySize=" + nativeMegabytes + "m",
                "-Dorg.bytedeco.javacpp.maxbytes=" + nativeMegabytes + "m",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + memoryMegabytes + "m");
    }

    /**
     * Returns the options of {@code prlimit}. The number of threads is limited only if the process has its own user, because the
     * kernel counts it per user.
     */
    List<String> prlimit(boolean hasOwnUser) {
        List<String> limits = new ArrayList<>(List.of(
                "--core=0",
                // The first limit sends a signal of its own; only the second kills, as the system does when memory runs
                // out.
                "--cpu=%d:%d".formatted(cpu.toSeconds(), cpu.toSeconds() + 5),
                "--as=" + ((long) memoryMegabytes << 20),
                "--nofile=" + openFiles,
                "--fsize=" + ((long) fileMegabytes << 20)));
        if (hasOwnUser) {
            limits.add("--nproc=" + threads);
        }
        return limits;
    }
}
