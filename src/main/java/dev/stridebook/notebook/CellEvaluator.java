package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** Runs cells one after the other in one session. */
@Internal
public interface CellEvaluator extends AutoCloseable {
    /**
     * Runs a cell to its end. A cell's own errors are returned as a result, never thrown.
     *
     * @param executionCount the cell's number, for messages
     * @throws EvaluatorDiedException if the session has ended and can run no more cells
     */
    CellResult evaluate(String source, int executionCount, CellIo io);

    /** Stops the running cell; called from another thread. Does nothing if no cell runs. */
    void interrupt();

    /** Ends the session and any cell that still runs. */
    @Override
    void close();
}
