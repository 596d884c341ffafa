package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import dev.stridebook.nn.array.Scratch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a layer's forward keeps for its backward. A layer that is used several times in a {@link Run} takes the newest first. Each thread
 * has its own, so that several can use a layer at the same time.
 *
 * <p>Within a run all is kept. Of the runs that nobody has gone back in, the last {@value #RUNS} are kept: a loop that only goes
 * forward does not pile up memory. In a step of a {@link Scratch}, whose memory is used again anyway, all are kept.
 */
@Internal
public final class Kept<T> {
    /** Of which a thread can still go back. */
    static final int RUNS = 8;

    private final Object layer;
    /** Stands for this in a run. */
    private final Object key = new Object();

    private final ThreadLocal<Store<T>> store = ThreadLocal.withInitial(Store::new);

    private static final class Store<T> {
        /** The newest last. */
        private final Deque<Entry<T>> entries = new ArrayDeque<>();

        private boolean hasForgotten;
    }

    private record Entry<T>(Run run, INDArray owner, Scratch.Moment moment, T value) {
        boolean isThere() {
            return !run.isOver()
                    && (moment == null || moment == Scratch.now())
                    && (!owner.isAttached() || isAlive(owner));
        }

        /** The memory of a workspace is used again in its next round. */
        private static boolean isAlive(INDArray array) {
            var workspace = array.data().getParentWorkspace();
            return workspace.isScopeActive()
                    && workspace.getGenerationId() == array.data().getGenerationId();
        }
    }

    /**
     * @param layer whose it is, for the text
     */
    public Kept(Object layer) {
        this.layer = layer;
    }

    /** Goes forward, so that all that is kept meanwhile belongs to one run. */
    <R> R forward(Supplier<R> computation) {
        return Run.forward(key, computation);
    }

    /**
     * Keeps what an output needs to go back, once it is computed.
     *
     * @param from an array of the same forward, which tells whether the memory is still there
     */
    public void keep(INDArray from, T value) {
        Run run = Run.currentOrNew(key);
        Store<T> kept = store.get();
        if (kept.entries.isEmpty() || kept.entries.getLast().run != run) {
            makeRoom(kept);
        }
        kept.entries.addLast(new Entry<>(run, from, Scratch.now(), value));
    }

    private static void makeRoom(Store<?> kept) {
        kept.entries.removeIf(entry -> !entry.isThere());
        while (Scratch.now() == null
                && kept.entries.stream().map(Entry::run).distinct().count() >= RUNS) {
            Run oldest = kept.entries.getFirst().run;
            kept.entries.removeIf(entry -> entry.run == oldest);
            kept.hasForgotten = true;
        }
    }

    /**
     * Takes what the last forward has kept, of those that were not taken yet: the last of the run that is going back.
     *
     * @throws IllegalStateException if there is none, or its workspace has been closed since
     */
    public T take() {
        return newest().value;
    }

    /** As {@link #take}, and goes back in the same run. */
    <R> R back(Function<T, R> computation) {
        Entry<T> entry = newest();
        return entry.run.back(key, () -> computation.apply(entry.value));
    }

    private Entry<T> newest() {
        Run run = Run.current();
        Store<T> kept = store.get();
        for (Iterator<Entry<T>> newestFirst = kept.entries.descendingIterator(); newestFirst.hasNext(); ) {
            Entry<T> entry = newestFirst.next();
            if (run == null || run == entry.run) {
                newestFirst.remove();
                if (entry.isThere()) {
                    removeIfEmpty(kept);
                    return entry;
                }
                if (!entry.run.isOver()) {
                    break; // the caller means this one, and none that is older
                }
            }
        }
        boolean hasForgotten = kept.hasForgotten && kept.entries.isEmpty();
        store.remove();
        throw new IllegalStateException(say(
                        "%s has nothing to go back from: call forward(x) before each backward(gradient), in the same thread, "
                                + "and in the same workspace if you use one.",
                        layer)
                + (hasForgotten
                        ? say(
                                " Only the last %d forwards can go back; those that a layer of your own within a Sequential makes count as one.",
                                RUNS)
                        : ""));
    }

    private void removeIfEmpty(Store<T> kept) {
        if (kept.entries.isEmpty() && !kept.hasForgotten) {
            store.remove();
        }
    }
}
