package dev.stridebook.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Ends processes for certain. Java leaves a process alone that does not look in /proc as it did when it began, and in some
 * containers /proc numbers processes otherwise than the system does; for the same reason nothing here asks Java for the
 * processes that a process has started.
 */
public final class Kill {
    private static final int MOMENT_MILLIS = 500;
    private static final int GRACE_SECONDS = 5;

    private Kill() {}

    /** Ends a process and waits for its end, within reason. */
    public static void process(Process process) {
        try {
            process.destroyForcibly();
            if (!process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                signal(Long.toString(process.pid()));
                process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process that leads a group of its own, and those that it started, unless they made groups of theirs. */
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
            // Then Java's own way has to do.
        }
    }
}
