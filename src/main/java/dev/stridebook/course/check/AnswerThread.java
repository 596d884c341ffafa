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

/** Where an answer runs: in a thread of its own, so that it can be left alone when it does not come to an end. */
final class AnswerThread implements AutoCloseable {
    /** For the calls after one that took too long: the answer had its chance. */
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

    /**
     * @param call for texts
     * @throws ExecutionException with what the work threw
     * @throws AnswerTimedOutException if it takes longer than the limit
     * @throws InterruptedException if the caller is interrupted
     */
    Object call(String call, Callable<Object> work) throws ExecutionException, InterruptedException {
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

    /** Whether the current thread is the answer's, or one that it started. */
    boolean isCurrent() {
        return group.parentOf(Thread.currentThread().getThreadGroup());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
