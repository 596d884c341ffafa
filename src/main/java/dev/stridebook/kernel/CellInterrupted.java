package dev.stridebook.kernel;

/** Ends a cell that was interrupted. An error, so that a cell's {@code catch (Exception e)} lets it pass. */
final class CellInterrupted extends Error {
    private static final long serialVersionUID = 1L;

    CellInterrupted() {
        super("The cell was stopped; everything defined so far is kept.");
    }

    /**
     * Ends a cell whose code Java cannot interrupt, so that its thread was left behind.
     *
     * @param stack what the thread is doing
     */
    CellInterrupted(StackTraceElement[] stack) {
        super(
                ("The cell was stopped; everything defined so far is kept. Java cannot interrupt %s, so that goes on in a thread of its"
                                + " own until it ends by itself.")
                        .formatted(calledByCell(stack)));
        setStackTrace(stack);
    }

    /** The method that the cell's innermost line called. */
    private static String calledByCell(StackTraceElement[] stack) {
        String called = "what it does";
        for (StackTraceElement frame : stack) {
            if (CellOrigins.isOfCell(frame)) {
                break;
            }
            called = ErrorText.simpleName(frame.getClassName()) + "." + frame.getMethodName();
        }
        return called;
    }
}
