package dev.stridebook.nn.file;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A literal in Python's syntax, as far as headers of {@code .npy} files need it: dictionaries, tuples, lists, strings, whole numbers,
 * {@code True}, {@code False} and {@code None}, in any spelling that Python reads, except for
 * escapes in strings. Source: docs.python.org, ast.literal_eval.
 */
final class PythonLiteral {
    /** Enough for any type that NumPy describes, and far from the end of the stack. */
    private static final int DEEPEST = 50;

    /** Python 2 ended long numbers with an L. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<sign>[-+]?)(0[xX](?<hex>[\\da-fA-F_]++)|(?<digits>\\d[\\d_]*+))[lL]?(?![\\w.])");

    private static final Pattern QUOTE = Pattern.compile("[uUrR]?(?<quote>\'\'\'|\"\"\"|'|\")");
    private static final Pattern BLANK = Pattern.compile("\\s++|#[^\\n]*+|\\\\\\n");
    private static final Pattern NAME = Pattern.compile("True|False|None");

    private final String text;
    private int at;
    private int depth;

    /** What stands between round brackets, unless it is a single value without a comma. */
    record Tuple(List<Object> items) {}

    /** The literal is none. */
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** Returns a map, {@link Tuple}, list, text, {@link BigInteger} or boolean; empty for {@code None}. */
    static Optional<Object> parse(String text) throws SyntaxException {
        PythonLiteral literal = new PythonLiteral(text);
        Object value = literal.value();
        literal.skipBlanks();
        if (literal.at != text.length()) {
            throw new SyntaxException();
        }
        return Optional.ofNullable(value);
    }

    private Object value() throws SyntaxException {
        skipBlanks();
        if (++depth > DEEPEST) {
            throw new SyntaxException();
        }
        Object value;
        if (skip('{')) {
            value = dictionary();
        } else if (skip('(')) {
            List<Object> items = new ArrayList<>();
            boolean comma = items(items, ')');
            value = items.size() == 1 && !comma ? items.get(0) : new Tuple(items);
        } else if (skip('[')) {
            List<Object> items = new ArrayList<>();
            items(items, ']');
            value = items;
        } else {
            value = scalar();
        }
        depth--;
        return value;
    }

    private Map<Object, Object> dictionary() throws SyntaxException {
        Map<Object, Object> dictionary = new LinkedHashMap<>();
        while (!skip('}')) {
            Object key = value();
            require(skip(':'));
            dictionary.put(key, value());
            require(skip(',') || next('}'));
        }
        return dictionary;
    }

    /** Returns whether the last item is followed by a comma. */
    private boolean items(List<Object> items, char end) throws SyntaxException {
        boolean comma = false;
        while (!skip(end)) {
            items.add(value());
            comma = skip(',');
            require(comma || next(end));
        }
        return comma;
    }

    private Object scalar() throws SyntaxException {
        Matcher number = find(NUMBER);
        if (number != null) {
            boolean hex = number.group("hex") != null;
            String digits = number.group(hex ? "hex" : "digits").replace("_", "");
            require(!digits.isEmpty());
            return new BigInteger(number.group("sign") + digits, hex ? 16 : 10);
        }
        Matcher name = find(NAME);
        if (name != null) {
            return name.group().equals("None") ? null : (Object) name.group().equals("True");
        }
        Matcher quote = find(QUOTE);
        require(quote != null);
        // Strings that follow each other are one.
        StringBuilder strings = new StringBuilder();
        while (quote != null) {
            int end = text.indexOf(quote.group("quote"), at);
            require(end >= 0);
            strings.append(text, at, end);
            at = end + quote.group("quote").length();
            skipBlanks();
            quote = find(QUOTE);
        }
        return strings.toString();
    }

    private void skipBlanks() {
        while (find(BLANK) != null) {
            // One after the other.
        }
    }

    private Matcher find(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }

    private boolean next(char wanted) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == wanted;
    }

    private boolean skip(char wanted) {
        boolean there = next(wanted);
        at += there ? 1 : 0;
        return there;
    }

    private static void require(boolean right) throws SyntaxException {
        if (!right) {
            throw new SyntaxException();
        }
    }
}
