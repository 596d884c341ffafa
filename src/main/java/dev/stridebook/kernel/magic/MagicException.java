package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

/** Reports that a magic failed. */
public final class MagicException extends Exception {
    private static final long serialVersionUID = 1L;

    private MagicException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Creates an exception that names what failed and its root cause. */
    static MagicException of(String what, Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String why = e.getMessage();
        boolean saysMore = root != e && root.getMessage() != null && !why.contains(root.getMessage());
        return new MagicException(
                saysMore
                        ? say("%s: %s (%s: %s)", what, why, root.getClass().getSimpleName(), root.getMessage())
                        : say("%s: %s", what, why),
                e);
    }
}
