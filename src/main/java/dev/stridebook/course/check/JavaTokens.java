package dev.stridebook.course.check;

import java.util.ArrayList;
import java.util.List;

/** Splits Java source into tokens: words and numbers, literals, and single other characters, without comments and white space. */
final class JavaTokens {
    /** @param start where it begins in the source */
    record Token(String text, int start) {
        /** Returns the position after its last character. */
        int end() {
            return start + text.length();
        }
    }

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private JavaTokens(String source) {
        this.source = source;
    }

    /** Returns the tokens of any text; what is left open in it ends with it. */
    static List<String> of(String source) {
        return placed(source).stream().map(Token::text).toList();
    }

    /** Returns the tokens with their places. */
    static List<Token> placed(String source) {
        JavaTokens java = new JavaTokens(source);
        while (java.at < source.length()) {
            java.next();
        }
        return java.tokens;
    }

    /** Returns the tokens without those of the package and the imports, which programs sort and complete. */
    static List<String> withoutImports(String source) {
        List<String> kept = new ArrayList<>();
        boolean isLeftOut = false;
        boolean isStart = true;
        for (String token : of(source)) {
            isLeftOut |= isStart && (token.equals("import") || token.equals("package"));
            isStart = token.equals(";") && (isLeftOut || kept.isEmpty());
            if (!isLeftOut) {
                kept.add(token);
            }
            isLeftOut &= !token.equals(";");
        }
        return kept;
    }

    private void next() {
        char first = source.charAt(at);
        if (Character.isWhitespace(first)) {
            at++;
        } else if (source.startsWith("//", at)) {
            at = Math.min(endOf("\n", at), endOf("\r", at));
        } else if (source.startsWith("/*", at)) {
            at = endOf("*/", at + 2);
        } else if (source.startsWith("\"\"\"", at)) {
            add(endOfLiteral("\"\"\"", at + 3));
        } else if (first == '"' || first == '\'') {
            add(endOfLiteral(String.valueOf(first), at + 1));
        } else if (Character.isJavaIdentifierPart(first)) {
            int end = at;
            while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
                end++;
            }
            add(end);
        } else {
            add(at + 1);
        }
    }

    private void add(int end) {
        tokens.add(new Token(source.substring(at, end), at));
        at = end;
    }

    private int endOf(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private int endOfLiteral(String quote, int from) {
        int end = from;
        while (end < source.length() && !source.startsWith(quote, end)) {
            boolean isCutOff = quote.length() == 1 && source.charAt(end) == '\n';
            if (isCutOff) {
                return end;
            }
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), end + quote.length());
    }
}
