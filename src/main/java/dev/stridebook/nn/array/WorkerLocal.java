package dev.stridebook.nn.array;

import java.util.function.Supplier;

/**
 * A value of each thread, and another one of each of {@link Workers}: what was prepared for one thread alone is not for one that shares its
 * work with others, although a worker may be the same thread.
 */
public final class WorkerLocal<T> {
    private final Supplier<T> first;
    private final ThreadLocal<T> elsewhere;

    /** @param first makes the value when it is first asked for */
    public WorkerLocal(Supplier<T> first) {
        this.first = first;
        elsewhere = ThreadLocal.withInitial(first);
    }

    /** Returns this thread's, or this worker's. */
    public T get() {
        return Workers.local(this, first).orElseGet(elsewhere::get);
    }
}
