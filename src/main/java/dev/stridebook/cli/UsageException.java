package dev.stridebook.cli;

/** The arguments are wrong or do not fit together; the message says why and what to give instead. Exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
