package dev.stridebook.course.answer;

/** A file cannot be checked at all. The message says why and how to fix it. */
public final class UnusableAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableAnswerException(String message) {
        super(message);
    }
}
