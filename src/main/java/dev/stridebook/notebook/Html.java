package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** Text inside HTML and SVG. */
@Internal
public final class Html {
    private Html() {}

    /** Text that means itself between tags and in quoted attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
