package dev.stridebook.nn.array;

import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A thread that does one task after another, and stays awake for a moment after each: to be woken takes about as long as what is done between
 * two steps of a training.
 */
final class WorkerThread {
    /** After a task that was {@link #submit submitted}, and where such tasks are waited for. */
    private static final long AWAKE_NANOS = 200_000;

    /**
     * After {@link #help}. Not longer than loops follow each other within a layer, since native code has threads of its own, which need the
     * same cores.
     */
    private static final long AWAKE_NANOS_OF_HELP = 50_000;

    private final Thread thread;
    private final AtomicReference<Task> next = new AtomicReference<>();
    private volatile boolean isAsleep;
    private volatile boolean isOver;

    /** @param awakeNanos for how long the thread stays awake when it has done the work */
    private record Task(Runnable work, long awakeNanos) {}

    WorkerThread(String name) {
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a task; only when the last is done. Another thread may run it instead, unless this one has begun it. */
    void submit(FutureTask<?> task) {
        hand(new Task(task, AWAKE_NANOS));
    }

    /** Hands over what need not be done: it is forgotten if another task comes before this thread has begun it. */
    void help(Runnable task) {
        hand(new Task(task, AWAKE_NANOS_OF_HELP));
    }

    /** Ends the thread; only when the last task is done. */
    void end() {
        isOver = true;
        wake();
    }

    private void hand(Task task) {
        next.set(task);
        wake();
    }

    private void wake() {
        if (isAsleep) {
            LockSupport.unpark(thread);
        }
    }

    private void work() {
        long awakeUntil = System.nanoTime();
        while (!isOver) {
            Task task = next.getAndSet(null);
            if (task == null) {
                await(awakeUntil);
            } else {
                task.work.run();
                awakeUntil = Math.max(awakeUntil, System.nanoTime() + task.awakeNanos);
            }
        }
    }

    private void await(long awakeUntil) {
        if (!awakeUntil(awakeUntil, () -> next.get() != null || isOver)) {
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
        return awakeUntil(System.nanoTime() + AWAKE_NANOS, condition);
    }

    private static boolean awakeUntil(long end, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
