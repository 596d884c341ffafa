package dev.stridebook.notebook;

/** The session that ran the cells ended by itself: a crash, a kill, out of memory. */
public final class EvaluatorDiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluatorDiedException(String message) {
        super(message);
    }
}
