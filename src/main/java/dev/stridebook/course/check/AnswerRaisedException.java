package dev.stridebook.course.check;

/** An answer threw an exception. It is the cause, so that no answer's error is mistaken for a test's failed assertion. */
final class AnswerRaisedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerRaisedException(String call, Throwable raised) {
        super(call, raised);
    }

    /** Returns the call that failed: {@code outputSize(n = 8)}. */
    String call() {
        return getMessage();
    }
}
