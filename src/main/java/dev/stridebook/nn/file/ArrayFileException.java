package dev.stridebook.nn.file;

/** A file of arrays that cannot be read or written. The message names the file and the fault. */
public final class ArrayFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception whose message names the file and the fault. */
    public ArrayFileException(String message) {
        super(message);
    }

    /** Creates an exception with such a message and what caused it. */
    public ArrayFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
