package dev.stridebook.tools.site;

import dev.stridebook.notebook.page.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A page of the documentation, with its pictures beside it. */
final class DocPage {
    private final Path project;
    private final Path site;
    private final Places places;

    DocPage(Path project, Path site, Places places) {
        this.project = project;
        this.site = site;
        this.places = places;
    }

    /** Returns the place of a file's page. */
    static String place(String source) {
        return source.replaceFirst("\\.md$", ".html");
    }

    /**
     * Returns the page and copies the pictures that it shows.
     *
     * @param source a Markdown file, as a path in the repository
     */
    Page of(String source) throws IOException {
        String markdown = Files.readString(project.resolve(source));
        String html = Markdown.toHtml(
                markdown, address -> copied(source, address), address -> places.link(place(source), source, address));
        String title = markdown.lines()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .orElseThrow(() -> new IOException(source + " has no title: a line that begins with \"# \"."))
                .substring(2);
        return new Page(
                place(source),
                title + " · Stridebook",
                title + ": a page of Stridebook's documentation.",
                "<div class=\"text\">\n%s</div>\n".formatted(scrolling(html)));
    }

    /** Tables may be wider than a phone. */
    private static String scrolling(String html) {
        return html.replace("<table>", "<div class=\"scroll\"><table>").replace("</table>", "</table></div>");
    }

    private String copied(String source, String picture) {
        Path file = Path.of(source).resolveSibling(picture).normalize();
        try {
            Path copy = site.resolve(file.toString());
            Files.createDirectories(copy.getParent());
            Files.copy(project.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(source + " shows " + picture + ", which cannot be copied", e);
        }
        return picture;
    }
}
