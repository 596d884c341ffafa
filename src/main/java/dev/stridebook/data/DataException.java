package dev.stridebook.data;

/** Data that is missing or not what it should be. The message names the file, what was found and the command that repairs it. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception whose message names the file, what was found and the command that repairs it. */
    public DataException(String message) {
        super(message);
    }

    /** Creates an exception with such a message and what caused it. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
