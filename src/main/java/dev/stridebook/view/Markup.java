package dev.stridebook.view;

/** What HTML and SVG have in common. */
public final class Markup {
    private Markup() {}

    /** Text that means itself between tags and in double-quoted attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
