package dev.stridebook.course.check;

import dev.stridebook.guard.GuardedThread;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The thread that an answer runs in. It can be abandoned if the answer does not return. */
final class AnswerThread implements AnswerCalls, AutoCloseable {
    /** The limit for further calls after one has timed out. */
    private static final Duration IMPATIENT = Duration.ofSeconds(1);

    private final ThreadGroup group = new ThreadGroup("answer");
    private Duration limit;
    private ExecutorService executor = executor();
    private volatile GuardedThread thread;

    AnswerThread(Duration limit) {
        this.limit = limit;
    }

    private ExecutorService executor() {
        return Executors.newSingleThreadExecutor(work -> {
            thread = new GuardedThread(group, work, "answer");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Object call(String call, Callable<Object> work) throws ExecutionException, InterruptedException {
        Future<Object> result = executor.submit(work);
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            AnswerTimedOutException timedOut = new AnswerTimedOutException(call, limit);
            abandon();
            limit = limit.compareTo(IMPATIENT) < 0 ? limit : IMPATIENT;
            throw timedOut;
        } catch (InterruptedException interrupted) {
            abandon();
            throw interrupted;
        }
    }

    private void abandon() {
        executor.shutdownNow();
        thread.abandon();
        executor = executor();
    }

    /** Returns whether the current thread is the answer's or was started by it. */
    boolean isCurrent() {
        return group.parentOf(Thread.currentThread().getThreadGroup());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
