package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** Told how a run of a notebook goes on. */
@Internal
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /** @param position among all cells of the notebook, from 1 */
    default void cellStarted(Cell cell, int position) {}

    /** A cell printed to its standard output. */
    default void printed(Cell cell, String text) {}
}
