package dev.stridebook.guard;

/** Ends code that asked for the end of the process. An error, so that {@code catch (Exception e)} lets it pass. */
public final class Exit extends Error {
    private static final long serialVersionUID = 1L;

    Exit(String message) {
        super(message);
    }
}
