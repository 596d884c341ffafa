package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import java.util.Optional;

/** Ends a cell that was interrupted. An error, so that a cell's {@code catch (Exception e)} lets it pass. */
final class CellInterrupted extends Error {
    private static final long serialVersionUID = 1L;

    CellInterrupted() {
        super(say("The cell was stopped; everything defined so far is kept."));
    }

    /**
     * Ends a cell whose code Java cannot interrupt, so that its thread was left behind.
     *
     * @param stack what the thread is doing
     */
    CellInterrupted(StackTraceElement[] stack) {
        super(
                calledByCell(stack)
                        .map(called -> say(
                                "The cell was stopped; everything defined so far is kept. Java cannot interrupt %s, so that goes on in a thread of its own until it ends by itself.",
                                called))
                        .orElseGet(
                                () -> say(
                                        "The cell was stopped; everything defined so far is kept. Java cannot interrupt what it does, so that goes on in a thread of its own until it ends by itself.")));
        setStackTrace(stack);
    }

    /** The method that the cell's innermost line called. */
    private static Optional<String> calledByCell(StackTraceElement[] stack) {
        Optional<String> called = Optional.empty();
        for (StackTraceElement frame : stack) {
            if (CellOrigins.isOfCell(frame)) {
                break;
            }
            called = Optional.of(ErrorText.simpleName(frame.getClassName()) + "." + frame.getMethodName());
        }
        return called;
    }
}
