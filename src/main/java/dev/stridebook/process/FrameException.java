package dev.stridebook.process;

/** The data after a record separator is not a valid frame. The message says why. */
public final class FrameException extends Exception {
    private static final long serialVersionUID = 1L;

    FrameException(String message) {
        super(message);
    }
}
