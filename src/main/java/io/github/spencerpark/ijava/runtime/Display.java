package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** Shows values in the notebook. */
public final class Display {
    private Display() {}

    /** Returns a value in the forms that the notebook shows. */
    public static DisplayData render(Object value) {
        return Kernel.required().getRenderer().render(value);
    }

    /** Returns a value in those of these MIME types, such as {@code "text/html"}, that it has. */
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

    /** Shows a value in these MIME types: {@code display("<b>bold</b>", "text/html")}. */
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

    /** Replaces a value shown earlier. */
    public static void updateDisplay(String id, Object value) {
        update(id, value instanceof DisplayData data ? data : render(value));
    }

    /** Replaces a value shown earlier, in these MIME types. */
    public static void updateDisplay(String id, Object value, String... mimeTypes) {
        update(id, render(value, mimeTypes));
    }

    private static void update(String id, DisplayData data) {
        Kernel.required().getIO().display.updateDisplay(id, data);
    }
}
