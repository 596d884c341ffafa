package dev.stridebook.course.check;

/** Something went wrong with an answer in another process, and all that is known of it is what that process said. */
public class ReportedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type simple name of the exception's class, or what else a card calls it */
    public ReportedException(String type, String message) {
        super(message);
        this.type = type;
    }

    public final String type() {
        return type;
    }
}
