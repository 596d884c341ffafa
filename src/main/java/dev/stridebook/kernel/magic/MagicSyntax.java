package dev.stridebook.kernel.magic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the magics in a cell: {@code %name} at the start of a line where a statement may begin, or after {@code =}. A percent
 * sign in an expression, a string, a text block or a comment does not start one.
 */
public final class MagicSyntax {
    private static final Pattern MAGIC = Pattern.compile("%\\w[^\\n]*");
    /** What may follow a name in Java. A magic has words after its name. */
    private static final Pattern OPERAND = Pattern.compile("%\\w+\\s*(?:[^\\w\\s\"'~\\\\@#].*|instanceof\\b.*)?");

    private static final char NOTHING_YET = 0;

    /** The position of a magic. */
    public enum Place {
        /** On a line of its own, outside of all braces. */
        STATEMENT,
        /** On a line of its own within braces. */
        BLOCK,
        /** After {@code =}. */
        VALUE
    }

    /** A magic from {@code start} to {@code end}, the end of its line. */
    public record Found(Place place, int start, int end) {}

    /** Decides the ambiguous case: a line that begins with a percent sign below a statement without a semicolon. */
    @FunctionalInterface
    public interface Ambiguity {
        /**
         * @param javaStart where the Java above the line begins
         * @param lineEnd where the line ends
         * @return whether the line continues the Java above it
         */
        boolean continuesJava(int javaStart, int lineEnd);
    }

    private final String text;
    private final Ambiguity ambiguity;
    private final List<Found> found = new ArrayList<>();
    private final Deque<Character> brackets = new ArrayDeque<>();
    private int at;
    private int javaStart;
    private char previous = NOTHING_YET;
    private boolean isFirstOnLine = true;

    private MagicSyntax(String text, Ambiguity ambiguity) {
        this.text = text;
        this.ambiguity = ambiguity;
    }

    /** Returns the line magics, in order. */
    public static List<Found> find(String text, Ambiguity ambiguity) {
        return new MagicSyntax(text, ambiguity).find();
    }

    private List<Found> find() {
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = NoCode.end(text, at);
            if (end > at) {
                if (c != '/') {
                    previous = c;
                    isFirstOnLine = false;
                }
                at = end;
            } else if (c != '%' || !takeMagic()) {
                take(c);
            }
        }
        return found;
    }

    private void take(char c) {
        switch (c) {
            case '(', '[', '{' -> brackets.push(c);
            case ')', ']', '}' -> brackets.poll();
            default -> {}
        }
        if (c == '\n') {
            isFirstOnLine = true;
        } else if (!Character.isWhitespace(c)) {
            previous = c;
            isFirstOnLine = false;
        }
        at++;
    }

    private boolean takeMagic() {
        Matcher magic = MAGIC.matcher(text).region(at, text.length());
        if (!magic.lookingAt()) {
            return false;
        }
        Place place = place(magic.end());
        if (place == null) {
            return false;
        }
        found.add(new Found(place, at, magic.end()));
        at = magic.end();
        // What precedes it is a complete statement.
        previous = ';';
        if (place == Place.STATEMENT) {
            javaStart = at;
        }
        return true;
    }

    private Place place(int end) {
        if (previous == '=') {
            return Place.VALUE;
        }
        if (!isFirstOnLine) {
            return null;
        }
        if (!brackets.isEmpty()) {
            return brackets.peek() == '{' && ";{}".indexOf(previous) >= 0 ? Place.BLOCK : null;
        }
        boolean isFree = previous == NOTHING_YET || previous == ';';
        boolean isOperand = !isFree
                && OPERAND.matcher(text.substring(at, end)).matches()
                && ambiguity.continuesJava(javaStart, end);
        return isOperand ? null : Place.STATEMENT;
    }
}
