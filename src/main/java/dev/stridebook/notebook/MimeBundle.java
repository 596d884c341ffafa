package dev.stridebook.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in the forms that a notebook can show: content by MIME type, binary types in Base64. A front end shows the richest
 * form it supports, so {@code text/plain} is always present as a fallback.
 *
 * @param data content by MIME type; never empty
 */
public record MimeBundle(Map<String, String> data) {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String LATEX = "text/latex";
    public static final String MARKDOWN = "text/markdown";
    public static final String SVG = "image/svg+xml";
    public static final String PNG = "image/png";

    /** The MIME types that this library uses. */
    public static final List<String> TYPES = List.of(TEXT, HTML, LATEX, MARKDOWN, SVG, PNG);

    public MimeBundle {
        data = Map.copyOf(data);
        if (!data.containsKey(TEXT)) {
            throw new IllegalArgumentException(
                    "A MIME bundle needs a text/plain form, but it has only " + data.keySet() + ".");
        }
    }

    public static MimeBundle text(String plain) {
        return new MimeBundle(Map.of(TEXT, plain));
    }

    /** Returns this bundle with one more form. */
    public MimeBundle with(String mimeType, String content) {
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(mimeType, content);
        return new MimeBundle(more);
    }
}
