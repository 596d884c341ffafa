package dev.stridebook.course.check;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Runs the calls of an answer. */
interface AnswerCalls {
    /** Runs calls as they come: for answers in another process, which has limits of its own. */
    AnswerCalls DIRECT = (call, work) -> {
        try {
            return work.call();
        } catch (Throwable raised) {
            throw new ExecutionException(raised);
        }
    };

    /**
     * Runs the work and returns its result.
     *
     * @param call a description of the call, for messages
     * @throws ExecutionException if the work throws an exception, which is the cause
     * @throws AnswerTimedOutException if the work takes longer than the limit
     * @throws InterruptedException if the caller is interrupted
     */
    Object call(String call, Callable<Object> work) throws ExecutionException, InterruptedException;
}
