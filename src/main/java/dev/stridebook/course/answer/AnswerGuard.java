package dev.stridebook.course.answer;

import dev.stridebook.notebook.Runaway;

/** What the classes of an answer in a file call. Public because they live in another class loader; not for use by hand. */
public final class AnswerGuard {
    private AnswerGuard() {}

    /** On entry to a method and before each jump back: ends what took too long. */
    public static void check() {
        Runaway.check();
    }

    /** In place of {@link System#exit}. */
    public static void exit(int status) {
        throw new Exit("System.exit(" + status + ")");
    }

    /** In place of {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        throw new Exit("Runtime.exit(" + status + ")");
    }

    /** In place of {@link Runtime#halt}. */
    public static void halt(Runtime runtime, int status) {
        throw new Exit("Runtime.halt(" + status + ")");
    }

    /** An error, so that {@code catch (Exception e)} lets it pass. */
    static final class Exit extends Error {
        private static final long serialVersionUID = 1L;

        Exit(String call) {
            super(call + " would end the whole program; return a value instead.");
        }
    }
}
