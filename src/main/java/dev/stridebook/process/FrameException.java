package dev.stridebook.process;

/** What came behind a record separator is no frame. The message says what it is. */
public final class FrameException extends Exception {
    private static final long serialVersionUID = 1L;

    FrameException(String message) {
        super(message);
    }
}
