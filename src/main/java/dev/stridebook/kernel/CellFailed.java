package dev.stridebook.kernel;

import dev.stridebook.notebook.CellError;

/** Ends a cell with an error that is ready to show. */
final class CellFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CellError error;

    CellFailed(CellError error) {
        this(error, null);
    }

    /** @param thrown what the cell's code threw; null if it does not compile */
    CellFailed(CellError error, Throwable thrown) {
        super(error.name() + ": " + error.message(), thrown);
        this.error = error;
    }

    CellError error() {
        return error;
    }
}
