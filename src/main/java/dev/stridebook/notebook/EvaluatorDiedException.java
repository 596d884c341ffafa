package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** The session that ran the cells ended by itself: a crash, a kill, out of memory. */
@Internal
public final class EvaluatorDiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluatorDiedException(String message) {
        super(message);
    }
}
