package dev.stridebook.guard;

/** Ends code that tried to end the process. An error, so that {@code catch (Exception e)} lets it pass. */
public final class Exit extends Error {
    private static final long serialVersionUID = 1L;

    Exit(String message) {
        super(message);
    }
}
