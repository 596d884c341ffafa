package dev.stridebook.language;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many columns of a terminal a text takes, and where its lines may end. Chinese characters and their punctuation take two columns. */
public final class Columns {
    /** First and last of each range of characters that Unicode calls wide or full-width. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0x303e},
        {0x3041, 0xa4cf},
        {0xa960, 0xa97c},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe10, 0xfe19},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f},
        {0x1f900, 0x1f9ff},
        {0x20000, 0x3fffd}
    };

    /** No line starts with these. Java's rules forget some of them behind a dash. */
    private static final String NOT_FIRST = "，。、：；？！）》」”’…—";

    private static final char NO_BREAK_SPACE = '\u00a0';

    private Columns() {}

    /** Returns the columns that a text takes. */
    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    private static int of(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    /** Returns whether a character takes two columns. */
    public static boolean isWide(int character) {
        for (int[] range : WIDE) {
            if (range[0] <= character && character <= range[1]) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many characters of a text take two columns. */
    public static int wideIn(String text) {
        return (int) text.codePoints().filter(Columns::isWide).count();
    }

    /** Returns a text with as many spaces behind it as fill the columns; a longer text as it is. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /**
     * Breaks a text into lines. A line ends at a space, or beside a wide character where Chinese texts may: no line starts with a comma or a
     * closing bracket. Words, and what no-break spaces join, stay whole, so that a longer one takes a line of its own.
     */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String space = line.isEmpty() ? "" : " ";
            for (String piece : pieces(word)) {
                if (!line.isEmpty() && of(line + space + piece) > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    space = "";
                }
                line.append(space).append(piece);
                space = "";
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns the parts of a word between which a line may end. */
    private static List<String> pieces(String word) {
        if (word.codePoints().noneMatch(Columns::isWide)) {
            return List.of(word);
        }
        BreakIterator ends = BreakIterator.getLineInstance(Locale.CHINESE);
        ends.setText(word);
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            if (end == word.length() || mayEndAt(word, end)) {
                pieces.add(word.substring(start, end));
                start = end;
            }
        }
        return pieces;
    }

    private static boolean mayEndAt(String word, int end) {
        int before = word.codePointBefore(end);
        int after = word.codePointAt(end);
        return (isWide(before) || isWide(after))
                && before != NO_BREAK_SPACE
                && after != NO_BREAK_SPACE
                && NOT_FIRST.indexOf(after) < 0;
    }
}
