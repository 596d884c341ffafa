package dev.stridebook.nn.array;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Threads, one for each core, that compute parts of a batch at the same time, each adding to sums of its own, such as gradients. For
 * layers that compute each example by itself. Threads that meet once a step lose less time than those that meet in each layer, most of
 * all on a computer that does something else besides.
 */
public final class Workers implements AutoCloseable {
    private static final ThreadLocal<Worker> CURRENT = new ThreadLocal<>();

    private final List<Worker> workers = new ArrayList<>();

    private static final class Worker {
        private final Scratch scratch = new Scratch();
        private final Map<INDArray, INDArray> sums = new IdentityHashMap<>();
        private final List<Runnable> endings = new ArrayList<>();
        private final ExecutorService thread;

        void free() {
            endings.forEach(Runnable::run);
            sums.values().forEach(INDArray::close);
            scratch.close();
        }

        Worker(int number) {
            thread = Executors.newSingleThreadExecutor(task -> {
                Thread newThread = new Thread(
                        () -> {
                            CURRENT.set(this);
                            Parallel.single();
                            task.run();
                        },
                        "stridebook-worker-" + number);
                newThread.setDaemon(true);
                return newThread;
            });
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
        for (int i = 1; i <= count; i++) {
            workers.add(new Worker(i));
        }
    }

    /** Returns the number of threads. */
    public int count() {
        return workers.size();
    }

    /**
     * Runs parts of a step, each in a thread of its own, and returns their results. What one throws is thrown again when all are done.
     *
     * @param parts at most as many as there are threads
     */
    public <T> List<T> run(List<? extends Supplier<T>> parts) {
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Worker worker = workers.get(i);
            Supplier<T> part = parts.get(i);
            running.add(worker.thread.submit(() -> worker.scratch.step(part)));
        }
        return results(running);
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
     * Adds to sums what the threads have added to {@link #own their own} since the last time, always in the same order.
     *
     * @param shares what each thread's are multiplied by: its part of the batch
     */
    public void addUp(List<INDArray> sums, double... shares) {
        for (INDArray sum : sums) {
            for (int i = 0; i < shares.length; i++) {
                INDArray own = workers.get(i).sums.get(sum);
                if (own != null) {
                    Floats.addTo(sum, own, (float) shares[i]);
                    Floats.fillWithZeros(own);
                }
            }
        }
    }

    /** Returns what this thread adds to in place of a sum: in one of these threads a sum of its own, elsewhere the sum itself. */
    public static INDArray own(INDArray sum) {
        Worker worker = CURRENT.get();
        return worker == null
                ? sum
                : worker.sums.computeIfAbsent(
                        sum, key -> Scratch.outside(() -> Nd4j.zeros(DataType.FLOAT, key.shape())));
    }

    /** Runs something when this thread ends, if it is one of these. */
    public static void whenThreadEnds(Runnable ending) {
        Worker worker = CURRENT.get();
        if (worker != null) {
            worker.endings.add(ending);
        }
    }

    /** Ends the threads, and returns when their memory is free. */
    @Override
    public void close() {
        List<Future<?>> endings = new ArrayList<>();
        for (Worker worker : workers) {
            endings.add(worker.thread.submit(worker::free));
            worker.thread.shutdown();
        }
        results(endings);
    }
}
