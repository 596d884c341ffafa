package dev.stridebook.notebook.page;

import dev.stridebook.notebook.Html;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts Java source to HTML with comments, strings, numbers, keywords and annotations marked. */
public final class JavaHighlighter {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<comment>//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))\
            |(?<string>\"\"\"(?s:.*?)(?:(?<!\\\\)\"\"\"|\\z)|"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)\
            |(?<number>\\b(?:0[xXbB][0-9a-fA-F_]+|\\d[\\d_]*(?:\\.[\\d_]+)?(?:[eE][+-]?\\d+)?)[fFdDlL]?\\b)\
            |(?<annotation>@\\w+)\
            |(?<magic>(?m)^%\\w+.*$)\
            |(?<keyword>\\b(?:abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else\
            |enum|extends|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|native|new\
            |null|package|permits|private|protected|public|record|return|sealed|short|static|strictfp|super|switch\
            |synchronized|this|throw|throws|transient|true|try|var|void|volatile|while|yield)\\b)""");
    private static final String[] GROUPS = {"comment", "string", "number", "annotation", "magic", "keyword"};

    private JavaHighlighter() {}

    /** Returns the HTML of a piece of source, to be put into {@code <pre>}. */
    public static String toHtml(String source) {
        StringBuilder html = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int from = 0;
        while (token.find()) {
            html.append(Html.escape(source.substring(from, token.start())));
            for (String group : GROUPS) {
                if (token.group(group) != null) {
                    html.append("<span class=\"%s\">%s</span>".formatted(group, Html.escape(token.group())));
                }
            }
            from = token.end();
        }
        return html.append(Html.escape(source.substring(from))).toString();
    }
}
