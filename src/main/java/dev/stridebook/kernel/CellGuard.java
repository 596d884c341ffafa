package dev.stridebook.kernel;

import dev.stridebook.notebook.Runaway;

/**
 * What the classes of a cell call, after {@link dev.stridebook.notebook.ClassInstrumenter} has been at them. Public because those classes live in
 * another class loader; not for use by hand.
 */
public final class CellGuard {
    private CellGuard() {}

    /** On entry to a method and before each jump back: leaves the cell if it was interrupted or has filled the memory,
     * and the thread if nobody waits for it. */
    public static void check() {
        Runaway.check();
        if (StopRequest.isAnyPending()) {
            CellRun.stopIfAsked();
        }
    }

    /** In place of {@link System#exit}. */
    public static void exit(int status) {
        throw new CellExit("System.exit(" + status + ")");
    }

    /** In place of {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        throw new CellExit("Runtime.exit(" + status + ")");
    }

    /** In place of {@link Runtime#halt}. */
    public static void halt(Runtime runtime, int status) {
        throw new CellExit("Runtime.halt(" + status + ")");
    }
}
