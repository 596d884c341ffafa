package dev.stridebook.kernel;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** What other threads ask one thread to do. While that thread waits for a result of theirs, it goes on doing it. */
final class Tasks implements Runnable {
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private volatile boolean isClosed;

    void add(Runnable task) {
        waiting.add(task);
    }

    /** Does one task after the other until a task, or another thread, closes them. */
    @Override
    public void run() {
        while (!isClosed) {
            next().run();
        }
    }

    void close() {
        isClosed = true;
        wake();
    }

    private void wake() {
        add(() -> {});
    }

    /** Waits even if the thread is interrupted, which is meant for its other work. */
    private Runnable next() {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return waiting.take();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Does tasks until another thread has made this call. */
    <T> T await(Call<T> call) throws Exception {
        while (!call.isDone()) {
            next().run();
        }
        return call.result();
    }

    /** A call that one thread makes for another. */
    static final class Call<T> extends FutureTask<T> {
        private final Tasks caller;
        private volatile Thread thread;

        /** @param caller the tasks of the thread that will {@link #await} it */
        Call(Callable<T> work, Tasks caller) {
            super(work);
            this.caller = caller;
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            super.run();
        }

        @Override
        protected void done() {
            caller.wake();
        }

        /** Ends the wait for it; whatever becomes of it is no longer of interest. */
        void giveUp(Throwable why) {
            setException(why);
        }

        /** Where it is at the moment; empty if it has not begun. */
        StackTraceElement[] stackTrace() {
            Thread running = thread;
            return running == null ? new StackTraceElement[0] : running.getStackTrace();
        }

        /** Waits for the result, even if the thread is interrupted, or throws what the call has thrown. */
        T result() throws Exception {
            boolean wasInterrupted = false;
            try {
                while (true) {
                    try {
                        return get();
                    } catch (InterruptedException e) {
                        wasInterrupted = true;
                    }
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (Exception) e.getCause();
            } finally {
                if (wasInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
