package dev.stridebook.grade.wire;

/** A message from the pipe does not follow the protocol. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }
}
