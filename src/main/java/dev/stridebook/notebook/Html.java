package dev.stridebook.notebook;

import dev.stridebook.Internal;

/** Escapes text for HTML and SVG. */
@Internal
public final class Html {
    private Html() {}

    /** Returns the text escaped for use between tags and in quoted attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
