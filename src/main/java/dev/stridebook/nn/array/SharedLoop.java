package dev.stridebook.nn.array;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * A loop whose rounds are taken by whoever is there: the thread that runs it, and helpers, which are not waited for unless they have begun a
 * round. So where the other cores are busy it takes no longer than a loop of one thread. Java's own streams wake their threads for each loop,
 * which takes longer than most of our loops do.
 *
 * <p>The thread that runs the loop takes rounds from the beginning on, and helpers from the end: what a core has computed in a loop is still in
 * its cache when the next loop goes over the same memory.
 */
final class SharedLoop implements Runnable {
    private static final long PAUSE_NANOS = 20_000;

    /** Of loops in threads that have no {@link Workers}. Started when the first loop needs them. */
    private static final class Helpers {
        static final List<WorkerThread> ALL = IntStream.range(
                        1, Runtime.getRuntime().availableProcessors())
                .mapToObj(i -> new WorkerThread("stridebook-loops-" + i))
                .toList();
    }

    private final int rounds;
    private final IntConsumer round;
    /** How many rounds are taken. */
    private final AtomicInteger taken = new AtomicInteger();
    /** How many of these from the beginning. */
    private int first;
    /** How many of these from the end. */
    private final AtomicInteger last = new AtomicInteger();

    private final AtomicInteger helping = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private SharedLoop(int rounds, IntConsumer round) {
        this.rounds = rounds;
        this.round = round;
    }

    /** Runs rounds 0, 1, 2 … and returns when all are done, or throws what one of them threw. */
    static void run(int rounds, IntConsumer round) {
        SharedLoop loop = new SharedLoop(rounds, round);
        List<WorkerThread> helpers = helpers();
        for (int i = 0; i < Math.min(rounds - 1, helpers.size()); i++) {
            helpers.get(i).help(loop);
        }
        loop.takeRounds(() -> loop.first++);
        loop.awaitHelpers();
        loop.throwFailure();
    }

    /** One for each further core. Workers that wait for their next step, awake, would keep others from their cores. */
    private static List<WorkerThread> helpers() {
        List<WorkerThread> workers = Workers.threadsOfCaller();
        return workers.size() + 1 < Runtime.getRuntime().availableProcessors() ? Helpers.ALL : workers;
    }

    /** Helps. Who comes when all rounds are taken does nothing. */
    @Override
    public void run() {
        helping.incrementAndGet();
        takeRounds(() -> rounds - last.incrementAndGet());
        helping.decrementAndGet();
    }

    private void takeRounds(IntSupplier next) {
        try {
            while (taken.getAndIncrement() < rounds) {
                round.accept(next.getAsInt());
            }
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
            taken.set(rounds);
        }
    }

    private void awaitHelpers() {
        while (!WorkerThread.awake(() -> helping.get() == 0)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void throwFailure() {
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() != null) {
            throw (RuntimeException) failure.get();
        }
    }
}
