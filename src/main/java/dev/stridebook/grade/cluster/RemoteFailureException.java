package dev.stridebook.grade.cluster;

/** The process that a request was sent to failed. The message says why. */
final class RemoteFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    RemoteFailureException(String message) {
        super(message);
    }
}
