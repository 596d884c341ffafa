package dev.stridebook.course.answer;

/** A Java answer does not compile. The message lists every error with its position in the source. */
public final class DoesNotCompileException extends Exception {
    private static final long serialVersionUID = 1L;

    DoesNotCompileException(String errors) {
        super(errors);
    }
}
