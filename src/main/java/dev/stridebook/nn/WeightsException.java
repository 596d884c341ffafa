package dev.stridebook.nn;

/** A file of weights that cannot be read or written, or weights that do not fit a network. The message names the file and the fault. */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception whose message names the file and the fault. */
    public WeightsException(String message) {
        super(message);
    }

    /** Creates an exception with such a message and what caused it. */
    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
