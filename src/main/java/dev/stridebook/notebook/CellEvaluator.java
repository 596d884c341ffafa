package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** Runs cells, one after the other, in one session. */
@Internal
public interface CellEvaluator extends AutoCloseable {
    /**
     * Runs a cell to its end. A cell's own errors are a result, never thrown.
     *
     * @param executionCount the cell's number, for messages
     * @throws EvaluatorDiedException if the session is gone, for all cells to come too
     */
    CellResult evaluate(String source, int executionCount, CellIo io);

    /** Stops the running cell, from another thread; does nothing if none runs. */
    void interrupt();

    /** Ends the session, and a cell that still runs with it. */
    @Override
    void close();
}
