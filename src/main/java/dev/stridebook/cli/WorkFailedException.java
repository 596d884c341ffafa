package dev.stridebook.cli;

/** The request was right but the work could not be done: the message says what happened and what to do. Exit code 1. */
public final class WorkFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkFailedException(String message) {
        super(message);
    }
}
