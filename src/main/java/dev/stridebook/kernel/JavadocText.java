package dev.stridebook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns documentation comments into text that can be read as it is, or into Markdown. */
final class JavadocText {
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s*");
    private static final Pattern INLINE =
            Pattern.compile("\\{@(\\w+)\\s*((?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*)\\}");
    private static final Pattern PREFORMATTED = Pattern.compile("(?s)<pre>(.*?)</pre>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#x\\p{XDigit}+|\\w+);");

    /** Stand in for text that is kept as it is while the rest is changed. */
    private static final char KEPT = '\uE000';

    private final boolean isMarkdown;
    private final List<String> kept = new ArrayList<>();

    private JavadocText(boolean isMarkdown) {
        this.isMarkdown = isMarkdown;
    }

    static String plain(String comment) {
        return new JavadocText(false).convert(comment);
    }

    static String markdown(String comment) {
        return new JavadocText(true).convert(comment);
    }

    private String convert(String comment) {
        Matcher block = BLOCK.matcher(comment);
        StringBuilder text = new StringBuilder();
        int from = 0;
        String tag = "";
        while (from <= comment.length()) {
            int end = block.find(from) ? block.start() : comment.length();
            String part = comment.substring(from, end);
            text.append(tag.isEmpty() ? prose(part) : blockText(tag, prose(part)));
            if (end == comment.length()) {
                break;
            }
            tag = block.group(1);
            from = block.end();
        }
        return text.toString().strip();
    }

    private String blockText(String tag, String text) {
        String body = text.strip().replaceAll("\\s*\n\\s*", " ");
        int space = body.indexOf(' ');
        String name = space < 0 ? body : body.substring(0, space);
        String rest = space < 0 ? "" : body.substring(space + 1).strip();
        String gap = isMarkdown ? "\n\n" : "\n";
        return switch (tag) {
            case "param" -> gap + name + ": " + rest;
            case "return" -> gap + "Returns " + body;
            case "throws", "exception" -> gap + "Throws " + name + " " + rest;
            case "see" -> gap + "See " + body.replace('#', '.');
            case "deprecated" -> gap + "Deprecated: " + body;
            // Who wrote it, and since when, is of no help while typing.
            default -> "";
        };
    }

    private String prose(String html) {
        String text = PREFORMATTED.matcher(html).replaceAll(block -> keep(preformatted(block)));
        text = INLINE.matcher(text).replaceAll(tag -> keep(inline(tag)));
        text = text.replaceAll(
                        "(?i)\\s*<(p|/p|ul|/ul|ol|/ol|dl|/dl|h\\d|/h\\d|table|/table|tr|blockquote|/blockquote)\\b[^<>]*>\\s*",
                        "\n\n")
                .replaceAll("(?i)\\s*<(li|dt)\\b[^<>]*>\\s*", "\n- ")
                .replaceAll("(?i)\\s*<(br|dd)\\b[^<>]*>\\s*", "\n");
        text = entities(TAG.matcher(text).replaceAll(tag -> isMarkdown ? markOf(tag.group()) : ""));
        // A comment's own line ends mean nothing.
        text = text.replaceAll("(?m)^[ \\t]+|[ \\t]+$", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
        for (int i = kept.size() - 1; i >= 0; i--) {
            text = text.replace("" + KEPT + i + KEPT, kept.get(i));
        }
        return text.replaceAll("\n([ \\t]*\n){2,}", "\n\n").strip();
    }

    private String keep(String text) {
        kept.add(text);
        return Matcher.quoteReplacement("" + KEPT + (kept.size() - 1) + KEPT);
    }

    private static String markOf(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT).replaceAll("[</> ]", "")) {
            case "b", "strong" -> "**";
            case "i", "em" -> "*";
            case "code", "tt" -> "`";
            default -> "";
        };
    }

    private String preformatted(MatchResult block) {
        String code = INLINE.matcher(block.group(1)).replaceAll(tag -> Matcher.quoteReplacement(tag.group(2)));
        String text = entities(TAG.matcher(code).replaceAll("")).stripIndent().strip();
        return isMarkdown
                ? "\n\n```java\n" + text + "\n```\n\n"
                : "\n\n" + text.lines().map(line -> "    " + line).collect(Collectors.joining("\n")) + "\n\n";
    }

    private String inline(MatchResult tag) {
        String content = tag.group(2).strip();
        return switch (tag.group(1)) {
            case "code" -> code(content);
            case "link", "linkplain" -> {
                String[] parts = content.replaceAll("\\([^)]*\\)", "").split("\\s+", 2);
                String target = parts[0].replaceFirst("^#", "")
                        .replace('#', '.')
                        .replaceFirst("^([a-z_]\\w*\\.)+(?=[A-Z])", "");
                yield parts.length > 1 ? parts[1] : code(target);
            }
            case "inheritDoc" -> "";
            default -> content;
        };
    }

    private String code(String text) {
        return isMarkdown ? "`" + text + "`" : text;
    }

    private static String entities(String text) {
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())));
    }

    private static String character(String name, String written) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "nbsp" -> " ";
            case "times" -> "×";
            case "le" -> "≤";
            case "ge" -> "≥";
            case "ne" -> "≠";
            case "minus" -> "−";
            case "infin" -> "∞";
            case "pi" -> "π";
            case "mdash" -> "—";
            case "ndash" -> "–";
            case "hellip" -> "…";
            default ->
                name.startsWith("#x")
                        ? Character.toString(Integer.parseInt(name.substring(2), 16))
                        : name.startsWith("#") ? Character.toString(Integer.parseInt(name.substring(1))) : written;
        };
    }
}
