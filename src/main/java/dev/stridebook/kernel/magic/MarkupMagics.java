package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.MimeBundle;
import java.util.List;
import java.util.Map;

/** {@code %%html} and similar magics: show a cell in the format it is written in. */
public final class MarkupMagics {
    /** The MIME type of each magic's cell, by the magic's name. */
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
            throw new IllegalArgumentException(say("%%%%%s takes no arguments: it shows the lines below it.", name));
        }
        session.display(MimeBundle.text(body).with(type, body));
        return null;
    }
}
