package dev.stridebook.nn.array;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A thread that does one task after another, and stays awake for a moment after each: to be woken takes about as long as what is done between
 * two steps of a training.
 */
final class WorkerThread {
    private static final long AWAKE_NANOS = 200_000;

    private final long awakeNanos;
    private final Thread thread;
    private final AtomicReference<Runnable> next = new AtomicReference<>();
    private volatile boolean isAsleep;
    private volatile boolean isOver;

    WorkerThread(String name) {
        this(name, AWAKE_NANOS);
    }

    /** @param awakeNanos for how long it stays awake */
    WorkerThread(String name, long awakeNanos) {
        this.awakeNanos = awakeNanos;
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a task; only when the last is done. */
    <T> Future<T> submit(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        next.set(future);
        wake();
        return future;
    }

    /** Hands over what need not be done: it is forgotten if another task comes before this thread has begun it. */
    void help(Runnable task) {
        next.set(task);
        wake();
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
            Runnable task = next.getAndSet(null);
            if (task == null) {
                await();
            } else {
                task.run();
            }
        }
    }

    private void await() {
        if (!awake(awakeNanos, () -> next.get() != null || isOver)) {
            isAsleep = true;
            // What was handed over before this thread said that it sleeps was not announced.
            if (next.get() == null && !isOver) {
                LockSupport.park(this);
            }
            isAsleep = false;
        }
    }

    /** Waits for a moment, awake, and returns whether the condition holds then. */
    static boolean awake(BooleanSupplier condition) {
        return awake(AWAKE_NANOS, condition);
    }

    private static boolean awake(long nanos, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > nanos) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
