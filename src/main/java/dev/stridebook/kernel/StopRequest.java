package dev.stridebook.kernel;

import java.util.concurrent.atomic.AtomicInteger;

/** Whether one run of a cell is to stop, and why. Cheap to ask: cells ask at each jump back. */
final class StopRequest {
    enum Reason {
        INTERRUPTED,
        OUT_OF_MEMORY
    }

    private static final AtomicInteger PENDING = new AtomicInteger();
    private static volatile boolean anyPending;

    private volatile Reason reason;
    private boolean closed;

    /** Whether any run at all is to stop. */
    static boolean isAnyPending() {
        return anyPending;
    }

    /** False if it makes no difference: the run has ended, or is to stop for as good a reason. */
    synchronized boolean ask(Reason why) {
        if (closed || reason == Reason.INTERRUPTED || reason == why) {
            return false;
        }
        set(why);
        return true;
    }

    private void set(Reason why) {
        if ((reason == null) != (why == null)) {
            anyPending = PENDING.addAndGet(why == null ? -1 : 1) > 0;
        }
        reason = why;
    }

    boolean isInterrupted() {
        return reason == Reason.INTERRUPTED;
    }

    /**
     * Leaves the cell if it is to stop.
     *
     * @throws CellInterrupted in each of its threads, each time
     * @throws OutOfMemoryError once, as the JVM would throw it a moment later; a cell may catch it and go on
     */
    void stopIfAsked() {
        if (reason == Reason.INTERRUPTED) {
            throw new CellInterrupted();
        }
        if (reason == Reason.OUT_OF_MEMORY && forgetMemory()) {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    /** Takes back a request to stop for want of memory; false if there was none. */
    synchronized boolean forgetMemory() {
        boolean wasAsked = reason == Reason.OUT_OF_MEMORY;
        if (wasAsked) {
            set(null);
        }
        return wasAsked;
    }

    /** The run has ended; what it left behind is no longer stopped. */
    synchronized void close() {
        closed = true;
        set(null);
    }
}
