package dev.stridebook.course.check;

import java.util.Optional;

/** An exception of an answer in another process, known only by the type and message that the process reported. */
public class ReportedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final transient Optional<String> place;

    /** @param type the simple name of the exception's class, or another name */
    public ReportedException(String type, String message) {
        this(type, message, Optional.empty());
    }

    /**
     * @param type the simple name of the exception's class, or another name
     * @param place the line of the student's source, if it was reported
     */
    public ReportedException(String type, String message, Optional<String> place) {
        super(message);
        this.type = type;
        this.place = place;
    }

    /** Returns the line of the student's source at which it was thrown. */
    public final Optional<String> place() {
        return place;
    }

    /** Returns the type, in English if it is none of a class. */
    public final String type() {
        return type;
    }

    /** Returns type and message, to show on a card. */
    public String description() {
        return getMessage() == null ? type : type + ": " + getMessage();
    }
}
