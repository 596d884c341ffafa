package dev.stridebook.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Kills processes reliably. Java does not kill a process whose /proc entry differs from the one it recorded at the start,
 * and in some containers /proc has other process ids than the system. There, nothing here asks Java for the children of a
 * process.
 */
public final class Kill {
    private static final int MOMENT_MILLIS = 500;
    private static final int GRACE_SECONDS = 5;

    private Kill() {}

    /** Kills a process and waits a limited time for its end. What it has printed can still be read. */
    public static void process(Process process) {
        try {
            // Not Process.destroyForcibly, which closes the streams as well: then output that nobody has read yet is
            // lost.
            process.toHandle().destroyForcibly();
            if (!process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                signal(Long.toString(process.pid()));
                process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Kills a process that still runs, and what it has started as far as Java knows that for certain. Does nothing once it has ended.
     */
    public static void tree(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> started =
                    ProcFolder.isOurs() ? process.descendants().toList() : List.of();
            process(process);
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Kills a process group: its leader and the processes that it started, unless they created their own groups. */
    public static void group(Process leader) {
        try {
            signal("-" + leader.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process(leader);
    }

    private static void signal(String target) throws InterruptedException {
        try {
            new ProcessBuilder("sh", "-c", "kill -KILL \"$0\"", target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException noShell) {
            // Java's own way must do then.
        }
    }
}
