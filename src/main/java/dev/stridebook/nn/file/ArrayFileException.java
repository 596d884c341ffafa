package dev.stridebook.nn.file;

/** A file of arrays that cannot be read or written. The message names the file and the fault. */
public final class ArrayFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArrayFileException(String message) {
        super(message);
    }

    public ArrayFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
