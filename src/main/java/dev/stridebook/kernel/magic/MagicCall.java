package dev.stridebook.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One use of a magic.
 *
 * @param name without its percent signs
 * @param rest of the line behind the name
 * @param body the lines below, of a magic for a whole cell; empty of a magic for one line
 */
public record MagicCall(String name, String rest, Optional<String> body) {
    private static final Pattern LINE = Pattern.compile("%(?<name>\\w[\\w.-]*)(?<rest>[^\\n]*)");
    private static final Pattern CELL =
            Pattern.compile("\\s*%%(?<name>\\w[\\w.-]*)(?<rest>[^\\n]*)(?:\\n(?<body>(?s:.*)))?");

    /** The magic of this text, which is one if it begins with a percent sign and a name. */
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

    /** The words behind the name; a timed statement is one word, however many it has. */
    public List<String> arguments() {
        return isTimed() ? List.of(rest) : MagicArguments.split(rest);
    }

    /** The same call with its Java as far down as it stands in its cell, so that errors name the right line. */
    public MagicCall below(int lines) {
        return isTimed() ? new MagicCall(name, "\n".repeat(lines) + rest, body) : this;
    }

    /** Whether this is {@code %time}, which takes Java as it stands and has its value. */
    public boolean isTimed() {
        return name.equals(TimeMagic.NAME);
    }
}
