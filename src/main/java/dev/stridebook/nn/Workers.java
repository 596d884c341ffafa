package dev.stridebook.nn;

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
 * Threads, one for each core, that compute parts of a batch at the same time, each with gradients of its own. For layers that compute
 * {@link Layer#perExample each example by itself}. Threads that meet once a step lose less time than those that meet in each layer,
 * most of all on a computer that does something else besides.
 */
public final class Workers implements AutoCloseable {
    private static final ThreadLocal<Worker> CURRENT = new ThreadLocal<>();

    private final List<Worker> workers = new ArrayList<>();

    private static final class Worker {
        private final Scratch scratch = new Scratch();
        private final Map<Object, INDArray> gradients = new IdentityHashMap<>();
        private final List<OneDnnProgram> programs = new ArrayList<>();
        private final ExecutorService thread;

        void free() {
            programs.forEach(OneDnnProgram::close);
            gradients.values().forEach(INDArray::close);
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
     * @throws IllegalArgumentException if there are less than 1
     */
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "There is at least 1 thread to work, but the number is %d.".formatted(count));
        }
        for (int i = 1; i <= count; i++) {
            workers.add(new Worker(i));
        }
    }

    public int count() {
        return workers.size();
    }

    /**
     * Runs parts of a step, each in a thread of its own, and gives their results. What one throws is thrown again when all are done.
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
        List<T> results = new ArrayList<>();
        Throwable failure = null;
        for (Future<T> part : running) {
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
     * Adds the gradients that the threads have summed up since the last time to the parameters' own, always in the same order.
     *
     * @param shares what each thread's are multiplied by: its part of the batch
     */
    public void addGradients(List<Parameter> parameters, double... shares) {
        for (Parameter parameter : parameters) {
            for (int i = 0; i < shares.length; i++) {
                INDArray own = workers.get(i).gradients.get(parameter.identity());
                if (own != null) {
                    Floats.addTo(parameter.gradient(), own, (float) shares[i]);
                    Floats.fillWithZeros(own);
                }
            }
        }
    }

    /** The gradient of this thread's own, or null in other threads. */
    static INDArray gradient(Object parameter, long... shape) {
        Worker worker = CURRENT.get();
        return worker == null
                ? null
                : worker.gradients.computeIfAbsent(
                        parameter, key -> Scratch.outside(() -> Nd4j.zeros(DataType.FLOAT, shape)));
    }

    /** Sees to it that a program's memory is freed when the thread ends that uses it, if it is one of ours. */
    static void closeWithThread(OneDnnProgram program) {
        Worker worker = CURRENT.get();
        if (worker != null) {
            worker.programs.add(program);
        }
    }

    /** Ends the threads and frees their memory. */
    @Override
    public void close() {
        for (Worker worker : workers) {
            worker.thread.submit(worker::free);
            worker.thread.shutdown();
        }
    }
}
