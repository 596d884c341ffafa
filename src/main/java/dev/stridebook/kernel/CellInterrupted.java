package dev.stridebook.kernel;

/** Ends a cell that was interrupted. An error, so that a cell's {@code catch (Exception e)} lets it pass. */
final class CellInterrupted extends Error {
    private static final long serialVersionUID = 1L;

    CellInterrupted() {
        super("The cell was interrupted.");
    }
}
