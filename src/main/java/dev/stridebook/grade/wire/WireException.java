package dev.stridebook.grade.wire;

/** What came through the pipe is not what was agreed. The message says what it is. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }
}
