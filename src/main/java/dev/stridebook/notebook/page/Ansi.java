package dev.stridebook.notebook.page;

import dev.stridebook.notebook.Html;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts terminal text with ANSI colours to HTML. Colours become classes, which the page's style sheet sets for light and dark. */
final class Ansi {
    private static final Pattern ESCAPE = Pattern.compile("\\x1b\\[([0-9;]*)m|\\x1b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern OVERWRITTEN = Pattern.compile("(?m)^[^\\n]*\\r(?![\\r\\n]|$)");

    private Ansi() {}

    static String toHtml(String text) {
        String visible = OVERWRITTEN.matcher(text).replaceAll("").replace("\r", "");
        StringBuilder html = new StringBuilder();
        Matcher escape = ESCAPE.matcher(visible);
        String classes = "";
        int from = 0;
        while (escape.find()) {
            append(html, visible.substring(from, escape.start()), classes);
            classes = escape.group(1) == null ? classes : classesAfter(classes, escape.group(1));
            from = escape.end();
        }
        append(html, visible.substring(from), classes);
        return html.toString();
    }

    private static void append(StringBuilder html, String text, String classes) {
        if (text.isEmpty()) {
            return;
        }
        String escaped = Html.escape(text);
        html.append(classes.isBlank() ? escaped : "<span class=\"%s\">%s</span>".formatted(classes.strip(), escaped));
    }

    private static String classesAfter(String before, String codes) {
        String classes = before;
        for (String code : codes.split(";", -1)) {
            int number = code.isEmpty() ? 0 : Integer.parseInt(code);
            if (number == 0) {
                classes = "";
            } else if (number == 1) {
                classes += " ansi-bold";
            } else if (number == 2) {
                classes += " ansi-dim";
            } else if (number >= 30 && number <= 37 || number >= 90 && number <= 97) {
                classes = classes.replaceAll(" ansi-\\d", "") + " ansi-" + number % 10;
            } else if (number == 39) {
                classes = classes.replaceAll(" ansi-\\d", "");
            }
        }
        return classes;
    }
}
