package dev.stridebook.nn.array;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Threads, one for each core, that compute parts of a batch at the same time, each adding to sums of its own, such as gradients. For
 * layers that compute each example by itself. Threads that meet once a step lose less time than those that meet in each layer, most of
 * all on a computer that does something else besides. The first of them is the caller's: to wake one more takes as long as a layer.
 */
public final class Workers implements AutoCloseable {
    private static final ThreadLocal<Worker> CURRENT = new ThreadLocal<>();

    /** The last that the thread has made and not closed. */
    private static final ThreadLocal<Workers> OF_CALLER = new ThreadLocal<>();

    private final Workers outer = OF_CALLER.get();
    private final List<Worker> workers = new ArrayList<>();
    /** Of all workers but the first. */
    private final List<WorkerThread> threads = new ArrayList<>();

    private static final class Worker {
        private final Scratch scratch = new Scratch();
        private final Map<Sum, Sum> sums = new IdentityHashMap<>();
        private final Map<WorkerLocal<?>, Object> locals = new IdentityHashMap<>();
        private final List<Runnable> endings = new ArrayList<>();

        /** Computes as this worker, in the thread that calls. */
        <T> T as(Supplier<T> work) {
            Worker outer = CURRENT.get();
            CURRENT.set(this);
            try {
                return Parallel.single(work);
            } finally {
                CURRENT.set(outer);
            }
        }

        Void free() {
            endings.forEach(Runnable::run);
            sums.values().forEach(Sum::close);
            scratch.close();
            return null;
        }
    }

    /**
     * Starts so many threads.
     *
     * @throws IllegalArgumentException if there are less than 1
     */
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("The number of threads must be at least 1, but is %d.".formatted(count));
        }
        for (int i = 0; i < count; i++) {
            workers.add(new Worker());
        }
        for (int i = 1; i < count; i++) {
            threads.add(new WorkerThread("stridebook-worker-" + i));
        }
        OF_CALLER.set(this);
    }

    /** Returns the threads that wait for the caller's next step, which may help it meanwhile. */
    static List<WorkerThread> threadsOfCaller() {
        Workers workers = OF_CALLER.get();
        return workers == null ? List.of() : workers.threads;
    }

    /** Returns the number of threads. */
    public int count() {
        return workers.size();
    }

    /**
     * Runs parts of a step, the first in this thread and each other one in a thread of its own, and returns their results. What one throws
     * is thrown again when all are done.
     *
     * @param parts at most as many as there are threads
     */
    public <T> List<T> run(List<? extends Supplier<T>> parts) {
        return each(parts.size(), i -> {
            Worker worker = workers.get(i);
            return worker.as(() -> worker.scratch.step(parts.get(i)));
        });
    }

    /** Whose thread has not begun when the caller has done its own part, as another process has its core, is computed by the caller. */
    private <T> List<T> each(int count, IntFunction<T> work) {
        List<FutureTask<T>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            parts.add(new FutureTask<>(() -> work.apply(number)));
        }
        for (int i = 1; i < count; i++) {
            threads.get(i - 1).submit(parts.get(i));
        }
        parts.forEach(FutureTask::run);
        WorkerThread.awake(() -> areDone(parts));
        return results(parts);
    }

    /** Not by a stream: asked again and again, its many parts would be compiled while others compute. */
    private static boolean areDone(List<? extends Future<?>> tasks) {
        for (Future<?> task : tasks) {
            if (!task.isDone()) {
                return false;
            }
        }
        return true;
    }

    /** Waits for all, and then throws what the first threw that failed. */
    private static <T> List<T> results(List<? extends Future<? extends T>> running) {
        List<T> results = new ArrayList<>();
        Throwable failure = null;
        for (Future<? extends T> part : running) {
            try {
                results.add(result(part));
            } catch (ExecutionException failed) {
                failure = failure == null ? failed.getCause() : failure;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
        return results;
    }

    /** Waits also when interrupted: nobody may go on while a part is still at work on the same network. */
    private static <T> T result(Future<T> part) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return part.get();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Adds to all sums what the threads have added to {@link #own their own} since the last time, always in the same order.
     *
     * @param shares what each thread's are multiplied by: its part of the batch
     */
    public void addUp(double... shares) {
        for (int i = 0; i < shares.length; i++) {
            float share = (float) shares[i];
            workers.get(i).sums.forEach((sum, own) -> own.moveTo(sum, share));
        }
    }

    /** Returns what this thread adds to in place of a sum: in one of these threads a sum of its own, elsewhere the sum itself. */
    public static Sum own(Sum sum) {
        Worker worker = CURRENT.get();
        return worker == null ? sum : worker.sums.computeIfAbsent(sum, Sum::like);
    }

    /** Returns what this worker has of a kind, or else nothing. */
    @SuppressWarnings("unchecked") // only the same local has put it there
    static <T> Optional<T> local(WorkerLocal<T> local, Supplier<T> first) {
        return Optional.ofNullable(CURRENT.get())
                .map(worker -> (T) worker.locals.computeIfAbsent(local, key -> first.get()));
    }

    /** Runs something when these workers end, if this thread is one of them now. */
    public static void whenTheyEnd(Runnable ending) {
        Worker worker = CURRENT.get();
        if (worker != null) {
            worker.endings.add(ending);
        }
    }

    /** Ends the threads, and returns when their memory is free. */
    @Override
    public void close() {
        each(workers.size(), i -> workers.get(i).as(workers.get(i)::free));
        threads.forEach(WorkerThread::end);
        if (OF_CALLER.get() == this) {
            OF_CALLER.set(outer);
        }
    }
}
