package dev.stridebook.notebook.page;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.language.Language;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Exports a notebook as one self-contained HTML page that needs no network, scripts or fonts. It follows the reader's choice
 * of light or dark and prints well.
 */
public final class HtmlExport {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <main>
            %s</main>
            </body>
            </html>
            """;

    private final Path folder;
    private final UnaryOperator<String> links;

    private HtmlExport(Path folder, UnaryOperator<String> links) {
        this.folder = folder;
        this.links = links;
    }

    /**
     * Writes the page.
     *
     * @param folder the folder of the notebook's pictures, usually the notebook's own
     * @throws IOException if the page cannot be written
     */
    public static void write(Notebook notebook, Path folder, Path page) throws IOException {
        String name = page.getFileName().toString().replaceFirst("\\.html$", "");
        AtomicFiles.write(page, toHtml(notebook, folder, name));
    }

    /** Returns the page's HTML; its title is the notebook's first heading, or this name if it has none. */
    public static String toHtml(Notebook notebook, Path folder, String name) {
        StringBuilder body = new StringBuilder();
        notebook.cells().forEach(cell -> body.append(cell(cell, folder, UnaryOperator.identity())));
        return PAGE.formatted(Language.current().tag(), Html.escape(title(notebook, name)), styleSheet(), body);
    }

    /**
     * Returns the HTML of one cell, for a page that is put together elsewhere.
     *
     * @param folder the folder of the notebook's pictures
     * @param links turns a link's address in a text into one of that page
     */
    public static String cell(Cell cell, Path folder, UnaryOperator<String> links) {
        return new HtmlExport(folder, links).cell(cell);
    }

    /** Returns the notebook's first heading, or this name if it has none. */
    public static String title(Notebook notebook, String name) {
        return notebook.cells().stream()
                .filter(Cell::isMarkdown)
                .flatMap(cell -> cell.source().lines())
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2).strip())
                .findFirst()
                .orElse(name);
    }

    /** Returns the rules for what {@link #cell} returns, in light and dark. */
    public static String styleSheet() {
        try (InputStream css = HtmlExport.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cell(Cell cell) {
        if (cell.isMarkdown()) {
            return "<section class=\"text\">\n%s</section>\n"
                    .formatted(Markdown.toHtml(cell.source(), address -> embedded(address, cell), links));
        }
        if (!cell.isCode()) {
            return "<pre class=\"raw\">%s</pre>\n".formatted(Html.escape(cell.source()));
        }
        if (cell.source().isBlank() && cell.outputs().isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"code\">\n");
        String number =
                cell.executionCount().isPresent() ? "" + cell.executionCount().getAsInt() : "";
        html.append("<div class=\"source\" data-number=\"%s\"><pre><code>%s</code></pre></div>\n"
                .formatted(number, JavaHighlighter.toHtml(cell.source().strip())));
        cell.outputs().forEach(output -> html.append(output(output)));
        return html.append("</section>\n").toString();
    }

    private String output(Output output) {
        return switch (output.type()) {
            case Output.STREAM ->
                "<pre class=\"output %s\">%s</pre>\n".formatted(Html.escape(output.name()), Ansi.toHtml(output.text()));
            case Output.ERROR ->
                "<pre class=\"output error\" role=\"alert\">%s</pre>\n"
                        .formatted(Ansi.toHtml(String.join("\n", output.traceback())));
            default -> "<div class=\"output\">%s</div>\n".formatted(richest(output.data()));
        };
    }

    /** Returns the richest form of a value that a page without a kernel can show. */
    private String richest(Map<String, String> data) {
        String text = data.getOrDefault(MimeBundle.TEXT, "");
        if (data.containsKey(MimeBundle.HTML)) {
            return data.get(MimeBundle.HTML);
        }
        if (data.containsKey(MimeBundle.MARKDOWN)) {
            return Markdown.toHtml(data.get(MimeBundle.MARKDOWN), UnaryOperator.identity(), links);
        }
        if (data.containsKey(MimeBundle.SVG)) {
            return data.get(MimeBundle.SVG);
        }
        for (String type : List.of(MimeBundle.PNG, "image/jpeg", "image/gif")) {
            if (data.containsKey(type)) {
                return "<img src=\"%s\" alt=\"%s\">"
                        .formatted(dataAddress(type, data.get(type).replaceAll("\\s", "")), Html.escape(text));
            }
        }
        if (data.containsKey(MimeBundle.LATEX)) {
            return Markdown.math(withoutDollars(data.get(MimeBundle.LATEX)), true);
        }
        return "<pre>" + Ansi.toHtml(text) + "</pre>";
    }

    private static String withoutDollars(String latex) {
        return latex.strip().replaceFirst("^\\${1,2}", "").replaceFirst("\\${1,2}$", "");
    }

    /** Returns the picture itself if it is in the notebook's folder or attached to the cell; otherwise the unchanged address. */
    private String embedded(String address, Cell cell) {
        if (address.startsWith("attachment:")) {
            return attachment(address, cell);
        }
        if (address.matches("[a-zA-Z][a-zA-Z+.-]+:.*")) {
            return address;
        }
        try {
            Path file = folder.resolve(address);
            String type = mediaType(address);
            return Files.isRegularFile(file)
                    ? dataAddress(type, Base64.getEncoder().encodeToString(Files.readAllBytes(file)))
                    : address;
        } catch (IOException | InvalidPathException unreadable) {
            return address;
        }
    }

    private static String attachment(String address, Cell cell) {
        return cell.attachment(address.substring("attachment:".length()))
                .map(picture -> dataAddress(picture.getKey(), picture.getValue()))
                .orElse(address);
    }

    private static String dataAddress(String type, String base64) {
        return "data:" + type + ";base64," + base64;
    }

    private static String mediaType(String address) {
        String name = address.toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            return MimeBundle.SVG;
        }
        if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return "image/jpeg";
        }
        return name.endsWith(".gif") ? "image/gif" : name.endsWith(".webp") ? "image/webp" : MimeBundle.PNG;
    }
}
