package dev.stridebook.nn.array;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A thread that does one task after another, and stays awake for a moment after each: to be woken takes about as long as what is done between
 * two steps of a training.
 */
final class WorkerThread {
    private static final long AWAKE_NANOS = 200_000;

    private final Thread thread;
    private volatile Runnable next;
    private volatile boolean isAsleep;
    private volatile boolean isOver;

    WorkerThread(String name) {
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a task; only when the last is done. */
    <T> Future<T> submit(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        next = future;
        wake();
        return future;
    }

    /** Ends the thread; only when the last task is done. */
    void end() {
        isOver = true;
        wake();
    }

    private void wake() {
        if (isAsleep) {
            LockSupport.unpark(thread);
        }
    }

    private void work() {
        while (!isOver) {
            Runnable task = next;
            if (task == null) {
                await();
            } else {
                next = null;
                task.run();
            }
        }
    }

    private void await() {
        if (!awake(() -> next != null || isOver)) {
            isAsleep = true;
            // What was handed over before this thread said that it sleeps was not announced.
            if (next == null && !isOver) {
                LockSupport.park(this);
            }
            isAsleep = false;
        }
    }

    /** Waits for a moment, awake, and returns whether the condition holds then. */
    static boolean awake(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > AWAKE_NANOS) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
