package dev.stridebook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** A cell's text, taken apart into what JShell runs one by one. */
record CellSource(String text, List<Piece> pieces) {
    private static final Pattern MAGIC = Pattern.compile("(?m)^%(?:" + LineMagics.NAMES + ")\\b.*$");
    private static final Pattern BLANK = Pattern.compile("(?:\\s|//[^\\n]*(?:\\n|\\z)|/\\*(?!\\*)(?s:.*?)\\*/)*");

    enum Kind {
        SNIPPET,
        MAGIC,
        /** Not complete, or not Java. */
        BROKEN
    }

    /**
     * @param source what to run
     * @param start where in the cell it begins
     * @param isQuiet ends with a semicolon, so that its value is not to be shown
     * @param completeness JShell's verdict
     */
    record Piece(Kind kind, String source, int start, boolean isQuiet, Completeness completeness) {}

    static CellSource parse(String text, SourceCodeAnalysis analysis) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        Matcher magic = MAGIC.matcher(text);
        while (magic.find()) {
            List<Piece> before = snippets(text.substring(from, magic.start()), from, analysis);
            // A % within an unfinished statement or text block is not a magic.
            if (before.stream().noneMatch(piece -> piece.kind == Kind.BROKEN)) {
                pieces.addAll(before);
                pieces.add(new Piece(Kind.MAGIC, magic.group(), magic.start(), true, Completeness.COMPLETE));
                from = magic.end();
            }
        }
        pieces.addAll(snippets(text.substring(from), from, analysis));
        return new CellSource(text, pieces);
    }

    private static List<Piece> snippets(String text, int offset, SourceCodeAnalysis analysis) {
        List<Piece> pieces = new ArrayList<>();
        int start = afterBlank(text, 0);
        while (start < text.length()) {
            String rest = text.substring(start);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            Completeness completeness = info.completeness();
            boolean isOpenComment = rest.startsWith("/*") && rest.indexOf("*/", 2) < 0;
            if (completeness == Completeness.EMPTY && !isOpenComment) {
                break;
            }
            if (completeness == Completeness.UNKNOWN
                    || completeness == Completeness.DEFINITELY_INCOMPLETE
                    || isOpenComment) {
                pieces.add(new Piece(Kind.BROKEN, rest, offset + start, false, completeness));
                break;
            }
            int length = rest.length() - info.remaining().length();
            boolean isQuiet = rest.substring(0, length).stripTrailing().endsWith(";");
            pieces.add(new Piece(Kind.SNIPPET, info.source(), offset + start, isQuiet, completeness));
            start = afterBlank(text, start + length);
        }
        return pieces;
    }

    /** JShell counts a snippet's lines from its first token, so what stands before it is left out. */
    private static int afterBlank(String text, int from) {
        Matcher blank = BLANK.matcher(text).region(from, text.length());
        return blank.lookingAt() ? blank.end() : from;
    }

    /** The line of a position, from 1. */
    int lineOf(int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** A line's text, or nothing if there is no such line. */
    String line(int number) {
        return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
    }

    /** Where the line of this position begins. */
    int lineStart(int offset) {
        return text.lastIndexOf('\n', Math.min(offset, text.length()) - 1) + 1;
    }
}
