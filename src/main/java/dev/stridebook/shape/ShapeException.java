package dev.stridebook.shape;

/** An argument or an input whose size does not fit. The message says what was given, what is legal and what to do. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception whose message says what was given, what is legal and what to do. */
    public ShapeException(String message) {
        super(message);
    }
}
