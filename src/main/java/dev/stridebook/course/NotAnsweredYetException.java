package dev.stridebook.course;

/** Thrown by an exercise that has no answer yet. Checking distinguishes it from an answer that fails. */
public final class NotAnsweredYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAnsweredYetException() {
        super("There is no answer here yet.");
    }
}
