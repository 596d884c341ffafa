package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.kernel.magic.MagicCall;
import dev.stridebook.kernel.magic.MagicSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * A cell's text, split into the pieces that JShell runs one by one.
 *
 * @param name the name of its origin; empty for the cell itself
 * @param original the text as it was written
 * @param text the same with the magics within statements turned into Java; positions refer to it
 */
record CellSource(String name, String original, String text, List<Piece> pieces) {
    /** One after the other, since Java's regular expressions would need a stack frame for each repetition of a choice. */
    private static final List<Pattern> BLANKS = List.of(
            Pattern.compile("\\s++"), Pattern.compile("//[^\\n]*+"), Pattern.compile("/\\*(?!\\*)(?s:.*?)\\*/"));

    private static final Pattern LONE_RETURN = Pattern.compile("\\r(?!\\n)");
    private static final Pattern PACKAGE = Pattern.compile("package\\s+[\\w.\\s]+;", Pattern.UNICODE_CHARACTER_CLASS);

    /** Longer than most statements, in characters. */
    private static final int WINDOW = 2000;

    enum Kind {
        SNIPPET,
        MAGIC,
        /** A package declaration, which has no meaning in a cell. */
        PACKAGE,
        /** Not complete, or not Java. */
        BROKEN
    }

    /**
     * @param source the source to run
     * @param start its start in the cell
     * @param isQuiet whether it ends with a semicolon, so that its value is not shown
     * @param completeness JShell's verdict
     */
    record Piece(Kind kind, String source, int start, boolean isQuiet, Completeness completeness) {
        Piece with(String newSource) {
            return new Piece(kind, newSource, start, isQuiet, completeness);
        }
    }

    static CellSource parse(String text, SourceCodeAnalysis analysis) {
        return parse("", text, analysis);
    }

    static CellSource parse(String name, String written, SourceCodeAnalysis analysis) {
        // A line may end as on old Macs; positions stay what they are.
        String text = LONE_RETURN.matcher(written).replaceAll("\n");
        Optional<MagicCall> cellMagic =
                MagicCall.of(text).filter(call -> call.body().isPresent());
        if (cellMagic.isPresent()) {
            int start = text.length() - text.stripLeading().length();
            return new CellSource(name, text, text, List.of(magic(cellMagic.get(), text.substring(start), start)));
        }
        StringBuilder java = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        int taken = 0;
        int segment = 0;
        for (MagicSyntax.Found found :
                MagicSyntax.find(text, (from, end) -> continuesJava(text.substring(from, end), analysis))) {
            java.append(text, taken, found.start());
            String line = text.substring(found.start(), found.end());
            MagicCall call = MagicCall.of(line).orElseThrow();
            if (found.place() == MagicSyntax.Place.STATEMENT) {
                pieces.addAll(snippets(java.substring(segment), segment, analysis));
                pieces.add(magic(call, line, java.length()));
                java.append(line);
                segment = java.length();
            } else {
                java.append(asJava(call));
            }
            taken = found.end();
        }
        java.append(text, taken, text.length());
        pieces.addAll(snippets(java.substring(segment), segment, analysis));
        return new CellSource(name, text, java.toString(), SealedTypes.withPermits(pieces));
    }

    private static Piece magic(MagicCall call, String source, int start) {
        boolean isQuiet = !call.isTimed() || source.stripTrailing().endsWith(";");
        return new Piece(Kind.MAGIC, source, start, isQuiet, Completeness.COMPLETE);
    }

    /** Returns whether a statement that begins above its last line includes that whole line. */
    private static boolean continuesJava(String javaAndLine, SourceCodeAnalysis analysis) {
        List<Piece> pieces = snippets(javaAndLine, 0, analysis);
        if (pieces.isEmpty()) {
            return true;
        }
        Piece last = pieces.get(pieces.size() - 1);
        boolean isTakenIn = last.start <= javaAndLine.lastIndexOf('\n');
        return isTakenIn && (last.kind == Kind.SNIPPET || last.completeness == Completeness.DEFINITELY_INCOMPLETE);
    }

    private static String asJava(MagicCall call) {
        String arguments = call.arguments().stream().map(CellSource::literal).collect(Collectors.joining(", "));
        return "%s.lineMagic(%s, java.util.List.of(%s));"
                .formatted(CellFunctions.class.getName(), literal(call.name()), arguments);
    }

    private static String literal(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                + '"';
    }

    private static List<Piece> snippets(String text, int offset, SourceCodeAnalysis analysis) {
        List<Piece> pieces = new ArrayList<>();
        int start = afterBlank(text, 0);
        while (start < text.length()) {
            Matcher packageLine = PACKAGE.matcher(text).region(start, text.length());
            if (packageLine.lookingAt()) {
                pieces.add(new Piece(Kind.PACKAGE, packageLine.group(), offset + start, true, Completeness.COMPLETE));
                start = afterBlank(text, packageLine.end());
                continue;
            }
            String rest = window(text, start, analysis);
            CompletionInfo info = analysis.analyzeCompletion(SealedTypes.analysable(rest));
            Completeness completeness = info.completeness();
            boolean isOpenComment = rest.startsWith("/*") && rest.indexOf("*/", 2) < 0;
            if (completeness == Completeness.EMPTY && !isOpenComment) {
                break;
            }
            boolean isWhole = completeness == Completeness.COMPLETE || completeness == Completeness.COMPLETE_WITH_SEMI;
            if (!isWhole || isOpenComment) {
                pieces.add(new Piece(Kind.BROKEN, rest, offset + start, false, completeness));
                break;
            }
            int length = rest.length() - info.remaining().length();
            boolean isQuiet = rest.substring(0, length).stripTrailing().endsWith(";");
            String source = SealedTypes.restored(info.source(), rest);
            pieces.add(new Piece(Kind.SNIPPET, source, offset + start, isQuiet, completeness));
            start = afterBlank(text, start + length);
        }
        return pieces;
    }

    /**
     * Returns as much of the text as the piece at a position needs: JShell looks through all that it gets, for each piece again. What
     * follows the piece must begin on the last line or above it, since it may belong to it, such as an {@code else}.
     */
    private static String window(String text, int start, SourceCodeAnalysis analysis) {
        for (int length = WINDOW; start + length < text.length(); length *= 4) {
            int end = text.indexOf('\n', start + length);
            if (end < 0) {
                break;
            }
            String window = text.substring(start, end);
            CompletionInfo info = analysis.analyzeCompletion(SealedTypes.analysable(window));
            int next = info.completeness() == Completeness.COMPLETE
                    ? afterBlank(window, window.length() - info.remaining().length())
                    : window.length();
            if (next < window.length() && !window.startsWith("/*", next)) {
                return window;
            }
        }
        return text.substring(start);
    }

    /** JShell counts a snippet's lines from its first token, so the text before that is left out. */
    private static int afterBlank(String text, int from) {
        int end = from;
        int before;
        do {
            before = end;
            for (Pattern each : BLANKS) {
                Matcher blank = each.matcher(text).region(end, text.length());
                end = blank.lookingAt() ? blank.end() : end;
            }
        } while (end > before);
        return end;
    }

    /** Returns the line of a position, from 1. */
    int lineOf(int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Returns the first of the lines that belong to the piece that starts here: blank lines and comments above it are included. */
    int firstLineFor(int start) {
        int endBefore = pieces.stream()
                .filter(piece -> piece.start() < start)
                .mapToInt(
                        piece -> piece.start() + piece.source().stripTrailing().length() - 1)
                .max()
                .orElse(-1);
        return endBefore < 0 ? 1 : Math.min(lineOf(start), lineOf(endBefore) + 1);
    }

    /** A line as errors name it. */
    String place(int cell, int line) {
        return name.isEmpty() ? say("cell %d, line %d", cell, line) : say("%s, line %d", name, line);
    }

    /** A line's text; empty if there is no such line. */
    String line(int number) {
        return original.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
    }

    /** Returns the start of this position's line. */
    int lineStart(int offset) {
        return text.lastIndexOf('\n', Math.min(offset, text.length()) - 1) + 1;
    }
}
