package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** Receives the progress of a notebook run. */
@Internal
public interface RunListener {
    /** Ignores everything. */
    RunListener SILENT = new RunListener() {};

    /** @param position the cell's position among all cells of the notebook, from 1 */
    default void cellStarted(Cell cell, int position) {}

    /** A cell has ended, also where it failed. */
    default void cellEnded(Cell cell, int position) {}

    /** A cell printed to its standard output. */
    default void printed(Cell cell, String text) {}
}
