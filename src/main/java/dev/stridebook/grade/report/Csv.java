package dev.stridebook.grade.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of comma-separated values (RFC 4180) that no spreadsheet takes for formulas. */
final class Csv {
    private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n']");
    private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@|%]");

    private Csv() {}

    /** Returns a row; cells are quoted where needed. */
    static String row(List<String> cells) {
        return cells.stream()
                .map(Csv::harmless)
                .map(text -> TO_QUOTE.matcher(text).find() ? quoted(text) : text)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Returns a row with quotes around each cell. */
    static String quotedRow(List<String> cells) {
        return cells.stream().map(Csv::harmless).map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Spreadsheets treat text that starts with certain characters as a formula, so such text gets an apostrophe in front. */
    private static String harmless(String text) {
        return FORMULA.matcher(text).lookingAt() || text.startsWith("\t") ? "'" + text : text;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
