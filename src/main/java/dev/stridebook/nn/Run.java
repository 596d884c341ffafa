package dev.stridebook.nn;

import java.util.function.Supplier;

/**
 * One run through layers, forward and perhaps back: it begins where a thread calls a layer by itself, and all that this layer calls
 * belongs to it. Layers that are used several times in a run go back in the opposite order.
 */
final class Run {
    private static final ThreadLocal<Run> CURRENT = new ThreadLocal<>();

    private final Object begunBy;
    private boolean over;

    private Run(Object begunBy) {
        this.begunBy = begunBy;
    }

    /** The run that this thread is in, or null. */
    static Run current() {
        return CURRENT.get();
    }

    /**
     * The run that this thread is in, or a new one.
     *
     * @param key identifies the layer without holding it: what a thread remembers must not keep a network in memory
     */
    static Run currentOrNew(Object key) {
        Run current = CURRENT.get();
        return current == null ? new Run(key) : current;
    }

    /** Goes forward, in a run of its own unless there is one. A run that fails is over. */
    static <R> R forward(Object key, Supplier<R> layer) {
        if (CURRENT.get() != null) {
            return layer.get();
        }
        Run run = new Run(key);
        run.over = true;
        R result = run.within(layer);
        run.over = false;
        return result;
    }

    /** Goes back in this run, which is over when the layer that began it is done. */
    <R> R back(Object key, Supplier<R> layer) {
        if (CURRENT.get() != null) {
            return layer.get();
        }
        try {
            return within(layer);
        } finally {
            over = key == begunBy;
        }
    }

    private <R> R within(Supplier<R> layer) {
        CURRENT.set(this);
        try {
            return layer.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Whether nobody can go back in it any more. */
    boolean isOver() {
        return over;
    }
}
