package dev.stridebook.course;

/** What an exercise throws until somebody writes an answer into it. Checking tells it apart from an answer that fails. */
public final class NotAnsweredYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAnsweredYetException() {
        super("There is no answer here yet.");
    }
}
