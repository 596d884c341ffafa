package dev.stridebook.notebook;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Threads that nobody waits for any more. Java cannot stop a thread, so instrumented classes ask at each jump back whether
 * they still run for anybody.
 */
public final class Runaway {
    private static final Map<Thread, Boolean> ABANDONED = Collections.synchronizedMap(new WeakHashMap<>());
    private static volatile boolean isAnyAbandoned;

    private Runaway() {}

    /** Asks a thread to end at its next jump back, and wakes it if it waits. */
    public static void abandon(Thread thread) {
        ABANDONED.put(thread, true);
        isAnyAbandoned = true;
        thread.interrupt();
    }

    /**
     * Ends the current thread's work if it was abandoned. Costs next to nothing otherwise.
     *
     * @throws Abandoned each time
     */
    public static void check() {
        if (isAnyAbandoned && ABANDONED.containsKey(Thread.currentThread())) {
            throw new Abandoned();
        }
    }

    /** An error, so that {@code catch (Exception e)} lets it pass. */
    static final class Abandoned extends Error {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("It took too long, and nobody waits for it any more.");
        }
    }
}
