package dev.stridebook.course.graded;

import org.opentest4j.AssertionFailedError;

/** An answer returned a different value than the library. */
public final class WrongValue extends AssertionFailedError {
    private static final long serialVersionUID = 1L;

    private final String question;

    WrongValue(String question, String expected, String given) {
        super(question, expected, given);
        this.question = question;
    }

    /** Returns the call that returned it: {@code outputSize(n = 8)}. */
    public String question() {
        return question;
    }
}
