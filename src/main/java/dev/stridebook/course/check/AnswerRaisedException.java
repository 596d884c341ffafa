package dev.stridebook.course.check;

/** An answer threw something. It is kept as the cause, so that no test takes an answer's error for its own finding. */
final class AnswerRaisedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerRaisedException(String call, Throwable raised) {
        super(call, raised);
    }

    /** What was asked of the answer: {@code outputSize(n = 8)}. */
    String call() {
        return getMessage();
    }
}
