package dev.stridebook.grade.cluster;

/** There is no answer to a question. The message says why. */
final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        super(message);
    }
}
