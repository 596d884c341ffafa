package dev.stridebook.kernel;

import dev.stridebook.guard.Guard;

/** A request to stop one run of a cell, with its reason. */
final class StopRequest {
    enum Reason {
        INTERRUPTED,
        OUT_OF_MEMORY
    }

    private volatile Reason reason;
    private boolean closed;

    /** Requests a stop; returns false if that changes nothing, because the run has ended or was already asked to stop. */
    synchronized boolean ask(Reason why) {
        if (closed || reason == Reason.INTERRUPTED || reason == why) {
            return false;
        }
        set(why);
        return true;
    }

    private void set(Reason why) {
        if (reason == null && why != null) {
            Guard.raiseAlarm();
        } else if (reason != null && why == null) {
            Guard.lowerAlarm();
        }
        reason = why;
    }

    boolean isInterrupted() {
        return reason == Reason.INTERRUPTED;
    }

    /**
     * Throws if the cell must stop.
     *
     * @throws CellInterrupted in each of its threads, on every call
     * @throws OutOfMemoryError once, just before the JVM would throw it; a cell may catch it and go on
     */
    void stopIfAsked() {
        if (reason == Reason.INTERRUPTED) {
            throw new CellInterrupted();
        }
        if (reason == Reason.OUT_OF_MEMORY && forgetMemory()) {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    /** Withdraws a request to stop for lack of memory; returns false if there was none. */
    synchronized boolean forgetMemory() {
        boolean wasAsked = reason == Reason.OUT_OF_MEMORY;
        if (wasAsked) {
            set(null);
        }
        return wasAsked;
    }

    /** Marks the run as ended; threads it left running are no longer stopped. */
    synchronized void close() {
        closed = true;
        set(null);
    }
}
