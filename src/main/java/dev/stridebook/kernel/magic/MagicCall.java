package dev.stridebook.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One use of a magic.
 *
 * @param name the magic's name, without percent signs
 * @param rest the rest of the line after the name
 * @param body the lines below a cell magic; empty for a line magic
 */
public record MagicCall(String name, String rest, Optional<String> body) {
    private static final Pattern LINE = Pattern.compile("%(?<name>\\w[\\w.-]*)(?<rest>[^\\n]*)");
    private static final Pattern CELL =
            Pattern.compile("\\s*%%(?<name>\\w[\\w.-]*)(?<rest>[^\\n]*)(?:\\n(?<body>(?s:.*)))?");

    /** Parses the text as a magic; empty unless it begins with a percent sign and a name. */
    public static Optional<MagicCall> of(String text) {
        Matcher cell = CELL.matcher(text);
        if (cell.matches()) {
            String body = cell.group("body");
            return Optional.of(
                    new MagicCall(cell.group("name"), cell.group("rest"), Optional.of(body == null ? "" : body)));
        }
        Matcher line = LINE.matcher(text);
        return line.matches()
                ? Optional.of(new MagicCall(line.group("name"), line.group("rest"), Optional.empty()))
                : Optional.empty();
    }

    /** Returns the arguments after the name; a timed statement is always a single argument. */
    public List<String> arguments() {
        return isTimed() ? List.of(rest) : MagicArguments.split(rest);
    }

    /** Returns the same call with its Java moved down to its line in the cell, so that errors name the right line. */
    public MagicCall below(int lines) {
        return isTimed() ? new MagicCall(name, "\n".repeat(lines) + rest, body) : this;
    }

    /** Returns whether this is {@code %time}, which takes unmodified Java and returns its value. */
    public boolean isTimed() {
        return name.equals(TimeMagic.NAME);
    }
}
