package io.github.spencerpark.ijava.runtime;

import dev.stridebook.kernel.CellFunctions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** Showing values in the notebook. */
public final class Display {
    private Display() {}

    /** @see CellFunctions#render(Object) */
    public static DisplayData render(Object value) {
        return CellFunctions.render(value);
    }

    /** @see CellFunctions#render(Object, String...) */
    public static DisplayData render(Object value, String... mimeTypes) {
        return CellFunctions.render(value, mimeTypes);
    }

    /** @see CellFunctions#display(Object) */
    public static String display(Object value) {
        return CellFunctions.display(value);
    }

    /** @see CellFunctions#display(Object, String...) */
    public static String display(Object value, String... mimeTypes) {
        return CellFunctions.display(value, mimeTypes);
    }

    /** @see CellFunctions#updateDisplay(String, Object) */
    public static void updateDisplay(String id, Object value) {
        CellFunctions.updateDisplay(id, value);
    }

    /** @see CellFunctions#updateDisplay(String, Object, String...) */
    public static void updateDisplay(String id, Object value, String... mimeTypes) {
        CellFunctions.updateDisplay(id, value, mimeTypes);
    }
}
