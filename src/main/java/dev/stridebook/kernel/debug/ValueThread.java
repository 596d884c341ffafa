package dev.stridebook.kernel.debug;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the methods of values, such as {@code toString}, which may be a cell's own code: it can meet a breakpoint, or wait for a lock that a
 * stopped thread holds. The debugger's thread must do neither.
 */
final class ValueThread {
    static final String NAME = "debug-values";

    private static final long PATIENCE_MILLIS = 1000;

    private ValueThread() {}

    /** Returns what the work returns, or something else if it fails or takes too long. */
    static <T> T call(Callable<T> work, T otherwise) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, NAME, 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException ofItsOwn) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }
}
