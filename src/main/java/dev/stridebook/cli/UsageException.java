package dev.stridebook.cli;

/** What the user asked for is not possible as asked: the message says why and what is. Exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
