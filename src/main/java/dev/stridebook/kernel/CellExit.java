package dev.stridebook.kernel;

/** Ends a cell that asked for the end of the process. An error, so that {@code catch (Exception e)} lets it pass. */
final class CellExit extends Error {
    private static final long serialVersionUID = 1L;

    CellExit(String call) {
        super(call + " was called in this cell; the kernel keeps running.");
    }
}
