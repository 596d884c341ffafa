package dev.stridebook.kernel.magic;

/** The parts of a Java source that are no code: texts, characters and comments. */
public final class NoCode {
    private NoCode() {}

    /** Returns the end of the text, character or comment that starts at this position, or the position itself if none does. */
    public static int end(String source, int at) {
        char c = source.charAt(at);
        if (source.startsWith("//", at)) {
            int end = source.indexOf('\n', at);
            return end < 0 ? source.length() : end;
        }
        if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            return end < 0 ? source.length() : end + 2;
        }
        if (source.startsWith("\"\"\"", at)) {
            return endOfTextBlock(source, at + 3);
        }
        return c == '"' || c == '\'' ? endOfLiteral(source, c, at + 1) : at;
    }

    private static int endOfTextBlock(String source, int from) {
        int at = from;
        while (at < source.length() && !source.startsWith("\"\"\"", at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 3, source.length());
    }

    /** A string or a character literal ends with its line, if it is not closed before. */
    private static int endOfLiteral(String source, char quote, int from) {
        int at = from;
        while (at < source.length() && source.charAt(at) != quote && source.charAt(at) != '\n') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + (at < source.length() && source.charAt(at) == quote ? 1 : 0), source.length());
    }
}
