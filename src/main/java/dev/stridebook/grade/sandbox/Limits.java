package dev.stridebook.grade.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much an answer may take.
 *
 * @param call how long one call of an answer, one cell or one compilation may take
 * @param submission how long all of a student's answers together may take
 * @param cpu processor time of one process
 * @param heapMegabytes Java's heap
 * @param nativeMegabytes memory that native code takes on behalf of ND4J's arrays
 * @param dataMegabytes memory of a process in all, heap and native
 * @param threads threads and processes together
 * @param openFiles open files
 * @param fileMegabytes the longest file, and everything in the private folder for temporary files
 * @param outputBytes what is kept of an answer's output; the rest is read and dropped
 * @param replyBytes the longest reply to a call
 */
public record Limits(
        Duration call,
        Duration submission,
        Duration cpu,
        int heapMegabytes,
        int nativeMegabytes,
        int dataMegabytes,
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

    /** With other times. */
    public Limits withTimes(Duration eachCall, Duration eachSubmission) {
        return new Limits(
                eachCall,
                eachSubmission,
                eachSubmission.plusSeconds(60),
                heapMegabytes,
                nativeMegabytes,
                dataMegabytes,
                threads,
                openFiles,
                fileMegabytes,
                outputBytes,
                replyBytes);
    }

    /** Options of a Java with these limits. */
    public List<String> javaOptions() {
        return List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:MaxDirectMemorySize=" + nativeMegabytes + "m",
                "-Dorg.bytedeco.javacpp.maxbytes=" + nativeMegabytes + "m",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + dataMegabytes + "m");
    }

    /** Limits of the kernel's, by util-linux; the number of processes counts only where the user is the process's own. */
    List<String> prlimit(boolean hasOwnUser) {
        List<String> limits = new ArrayList<>(List.of(
                "--core=0",
                "--cpu=" + cpu.toSeconds(),
                "--data=" + ((long) dataMegabytes << 20),
                "--nofile=" + openFiles,
                "--fsize=" + ((long) fileMegabytes << 20)));
        if (hasOwnUser) {
            limits.add("--nproc=" + threads);
        }
        return limits;
    }
}
