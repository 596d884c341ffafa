package dev.stridebook.course.answer;

import dev.stridebook.Internal;

/** An answer returned, but with null, or it changed or returned what it was given. The message says which: {@code gave null}. */
@Internal
public final class UnusableResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableResultException(String what) {
        super(what);
    }
}
