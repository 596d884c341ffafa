package dev.stridebook.cli;

/** The arguments are right but the work failed; the message says what happened and what to do. Exit code 1. */
public final class WorkFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkFailedException(String message) {
        super(message);
    }
}
