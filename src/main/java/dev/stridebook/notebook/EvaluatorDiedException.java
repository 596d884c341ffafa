package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** The session that ran the cells ended unexpectedly: it crashed, was killed, or ran out of memory. */
@Internal
public final class EvaluatorDiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluatorDiedException(String message) {
        super(message);
    }
}
