package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.spi.ExecutionControl.UserException;

/** Cleans the messages of the compiler and the JVM of the kernel's internal names. */
final class ErrorText {
    /** JShell wraps each snippet in a class with such a name. */
    private static final Pattern WRAPPER = Pattern.compile("\\bREPL\\.\\$JShell\\$\\w+[.$]");

    /** {@code (A is in module m of loader 'app'; B is in …)} after the message of a failed cast. */
    private static final Pattern LOADERS = Pattern.compile(" \\([^()]* in (?:unnamed )?module [^()]*\\)$");

    private static final Pattern NOWHERE = Pattern.compile("location: class\\s*");

    /** What would change how a terminal shows the rest, or cannot be encoded. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\x{2028}-\\x{202e}&&[^\\n\\t]]");

    private static final int LONGEST_MESSAGE = 3000;
    /** A message that was shortened is not shortened again. */
    private static final int ROOM_FOR_NOTE = 40;

    private static final int LONGEST_LINE = 200;

    private ErrorText() {}

    /** Returns a message without names that only the kernel knows, without control characters, and of a length to be read. */
    static String plain(String message) {
        if (message == null) {
            return "";
        }
        String text = shortened(message);
        return showable(LOADERS.matcher(WRAPPER.matcher(text).replaceAll("")).replaceFirst(""));
    }

    /** Returns the beginning of a message, as much as is shown of it: a chain of causes can be long enough to fill the memory. */
    static String shortened(String message) {
        return message == null || message.length() <= LONGEST_MESSAGE + ROOM_FOR_NOTE
                ? message
                : say(
                        "%s… (%,d more characters)",
                        message.substring(0, LONGEST_MESSAGE), message.length() - LONGEST_MESSAGE);
    }

    private static String showable(String text) {
        return UNSHOWABLE
                .matcher(text)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** Returns a line of source for a message. */
    static String line(String text) {
        return Excerpt.of(text.strip(), 0, 1).text();
    }

    /**
     * The part of a line around a span of it.
     *
     * @param from the start of the span in the text
     * @param to its end, at most the length of the text
     */
    record Excerpt(String text, int from, int to) {
        /** Tabs are kept, so that marks line up with the text above them. */
        static Excerpt of(String line, int from, int to) {
            String shown = UNSHOWABLE.matcher(line).replaceAll("\ufffd");
            if (shown.length() <= LONGEST_LINE) {
                return new Excerpt(shown, from, to);
            }
            int start = Math.max(0, Math.min(from - LONGEST_LINE / 3, shown.length() - LONGEST_LINE));
            int end = Math.min(shown.length(), start + LONGEST_LINE);
            String before = start > 0 ? "…" : "";
            int moved = before.length() - start;
            return new Excerpt(
                    before + shown.substring(start, end) + (end < shown.length() ? "…" : ""),
                    from + moved,
                    Math.min(to, end) + moved);
        }
    }

    /** Returns the lines of a compiler's message; never empty. */
    static List<String> lines(String message, String code) {
        List<String> lines = message.lines()
                .map(String::strip)
                .map(ErrorText::plain)
                .filter(line -> !line.isEmpty() && !NOWHERE.matcher(line).matches())
                .toList();
        return lines.isEmpty() ? List.of(code) : lines;
    }

    /** {@code IllegalStateException: too late}. */
    static String described(UserException e) {
        String name = simpleName(e.causeExceptionClass());
        String message = plain(e.getMessage());
        return message.isEmpty() ? name : name + ": " + message;
    }

    static String headline(String name, String message) {
        return Colors.error(name) + (message.isEmpty() ? "" : ": " + message);
    }

    /** Returns the class name without its package. */
    static String simpleName(String className) {
        return className.substring(1 + Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')));
    }
}
