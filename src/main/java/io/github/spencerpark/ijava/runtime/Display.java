package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** Showing values in the notebook. */
public final class Display {
    private Display() {}

    /** The forms in which the notebook shows a value. */
    public static DisplayData render(Object value) {
        return Kernel.required().getRenderer().render(value);
    }

    /** The value in these MIME types, such as {@code "text/html"}, as far as it has them. */
    public static DisplayData render(Object value, String... mimeTypes) {
        return Kernel.required().getRenderer().renderAs(value, mimeTypes);
    }

    /**
     * Shows a value.
     *
     * @return the id under which {@link #updateDisplay} replaces it
     */
    public static String display(Object value) {
        return show(value instanceof DisplayData data ? data : render(value));
    }

    /** Shows a value as these MIME types: {@code display("<b>bold</b>", "text/html")}. */
    public static String display(Object value, String... mimeTypes) {
        return show(render(value, mimeTypes));
    }

    private static String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId(UUID.randomUUID().toString());
        }
        Kernel.required().display(data);
        return data.getDisplayId();
    }

    /** Shows another value in the place of an earlier one. */
    public static void updateDisplay(String id, Object value) {
        update(id, value instanceof DisplayData data ? data : render(value));
    }

    /** Shows another value in the place of an earlier one, as these MIME types. */
    public static void updateDisplay(String id, Object value, String... mimeTypes) {
        update(id, render(value, mimeTypes));
    }

    private static void update(String id, DisplayData data) {
        Kernel.required().getIO().display.updateDisplay(id, data);
    }
}
