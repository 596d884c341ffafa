package dev.stridebook.course;

import static dev.stridebook.language.Language.say;

/** Thrown by an exercise that has no answer yet. Checking distinguishes it from an answer that fails. */
public final class NotAnsweredYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAnsweredYetException() {
        super(say("There is no answer here yet."));
    }
}
