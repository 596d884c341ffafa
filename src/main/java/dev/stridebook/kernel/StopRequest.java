package dev.stridebook.kernel;

import dev.stridebook.guard.Guard;

/** Whether one run of a cell is to stop, and why. */
final class StopRequest {
    enum Reason {
        INTERRUPTED,
        OUT_OF_MEMORY
    }

    private volatile Reason reason;
    private boolean closed;

    /** False if it makes no difference: the run has ended, or is to stop for as good a reason. */
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
