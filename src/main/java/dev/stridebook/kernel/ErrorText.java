package dev.stridebook.kernel;

import java.util.List;
import java.util.regex.Pattern;

/** Cleans the messages of the compiler and the JVM of the kernel's internal names. */
final class ErrorText {
    /** JShell wraps each snippet in a class with such a name. */
    private static final Pattern WRAPPER = Pattern.compile("\\bREPL\\.\\$JShell\\$\\w+[.$]");

    /** {@code (A is in module m of loader 'app'; B is in …)} after the message of a failed cast. */
    private static final Pattern LOADERS = Pattern.compile(" \\([^()]* in (?:unnamed )?module [^()]*\\)$");

    private static final Pattern NOWHERE = Pattern.compile("location: class\\s*");

    private ErrorText() {}

    static String plain(String message) {
        return message == null
                ? ""
                : LOADERS.matcher(WRAPPER.matcher(message).replaceAll("")).replaceFirst("");
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

    static String headline(String name, String message) {
        return Colors.error(name) + (message.isEmpty() ? "" : ": " + message);
    }

    /** Returns the class name without its package. */
    static String simpleName(String className) {
        return className.substring(1 + Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')));
    }
}
