package dev.stridebook.course.answer;

/** An answer in Java does not compile. The message has every error with its place in the source. */
public final class DoesNotCompileException extends Exception {
    private static final long serialVersionUID = 1L;

    DoesNotCompileException(String errors) {
        super(errors);
    }
}
