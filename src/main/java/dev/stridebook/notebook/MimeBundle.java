package dev.stridebook.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One value in the forms a notebook can show: MIME type to text, binary types in Base64. A front end shows the richest form
 * it knows, so {@code text/plain} is always there for those that know none.
 *
 * @param data MIME type to content; never empty
 */
public record MimeBundle(Map<String, String> data) {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String LATEX = "text/latex";
    public static final String MARKDOWN = "text/markdown";
    public static final String SVG = "image/svg+xml";
    public static final String PNG = "image/png";

    /** The MIME types that this library shows values in. */
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

    /** This bundle with one more form. */
    public MimeBundle with(String mimeType, String content) {
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(mimeType, content);
        return new MimeBundle(more);
    }
}
