package dev.stridebook.course.check;

/** An exception of an answer in another process, known only by the type and message that the process reported. */
public class ReportedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type the simple name of the exception's class, or another name to show on a card */
    public ReportedException(String type, String message) {
        super(message);
        this.type = type;
    }

    /** Returns the type to show on a card. */
    public final String type() {
        return type;
    }
}
