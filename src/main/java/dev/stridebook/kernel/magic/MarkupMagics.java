package dev.stridebook.kernel.magic;

import dev.stridebook.notebook.MimeBundle;
import java.util.List;
import java.util.Map;

/** {@code %%html} and its like: the cell is shown as what it is written in. */
public final class MarkupMagics {
    /** Name of the magic to the MIME type of its cell. */
    public static final Map<String, String> TYPES = Map.of(
            "html", MimeBundle.HTML,
            "markdown", MimeBundle.MARKDOWN,
            "latex", MimeBundle.LATEX,
            "svg", MimeBundle.SVG,
            "javascript", "application/javascript",
            "js", "application/javascript");

    private final MagicSession session;

    public MarkupMagics(MagicSession session) {
        this.session = session;
    }

    void registerIn(MagicRegistry registry) {
        TYPES.forEach((name, type) -> registry.registerCellMagic(name, (words, body) -> show(name, type, words, body)));
    }

    /**
     * Shows a cell.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Void show(String name, String type, List<String> words, String body) {
        if (!words.isEmpty() || body.isBlank()) {
            throw new IllegalArgumentException("%%" + name + " shows what stands on the lines below it.");
        }
        session.display(MimeBundle.text(body).with(type, body));
        return null;
    }
}
