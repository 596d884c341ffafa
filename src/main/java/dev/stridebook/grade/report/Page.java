package dev.stridebook.grade.report;

import dev.stridebook.language.Language;
import dev.stridebook.notebook.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A self-contained HTML page that runs no scripts but ours, whatever text it contains, and loads nothing. */
final class Page {
    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:%s">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s</main>
            %s</body>
            </html>
            """;

    private static final String STYLE = resource("report.css");

    private Page() {}

    /** @param body HTML, in which all text is escaped */
    static String of(String title, String body) {
        return page(title, body, "", "");
    }

    /**
     * @param body HTML, in which all text is escaped
     * @param script the name of the resource with the page's script, the only one that the page runs
     */
    static String of(String title, String body, String script) {
        String source = resource(script);
        return page(
                title,
                body,
                "; script-src 'sha256-%s'".formatted(sha256(source)),
                "<script>%s</script>\n".formatted(source));
    }

    private static String page(String title, String body, String policy, String script) {
        String escaped = Html.escape(title);
        return FRAME.formatted(Language.current().code(), policy, escaped, STYLE, escaped, body, script);
    }

    private static String sha256(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static String resource(String name) {
        try (InputStream file = Page.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
