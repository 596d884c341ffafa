package dev.stridebook.notebook;

/** Text inside HTML and SVG. */
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
