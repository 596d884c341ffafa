package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The arguments of a magic: words, and options such as {@code --from=central} or {@code -v}.
 *
 * @param words the words, in order
 * @param options values by name, without dashes; an option without a value has an empty string
 */
public record MagicArguments(List<String> words, Map<String, List<String>> options) {
    /** The option that lets a line begin the session anew, if what it wants to replace is in use. */
    static final String RESTART = "restart";

    boolean mayBeginAnew() {
        return options.containsKey(RESTART);
    }

    /** Splits at blanks, except between double quotes, where a backslash escapes a quote. */
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        boolean isWord = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean keepsNext = c == '\\' && i + 1 < line.length() && "\\\"".indexOf(line.charAt(i + 1)) >= 0;
            if (keepsNext) {
                i++;
                word.append(line.charAt(i));
                isWord = true;
            } else if (c == '"') {
                isQuoted = !isQuoted;
                isWord = true;
            } else if (Character.isWhitespace(c) && !isQuoted) {
                if (isWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                isWord = false;
            } else {
                word.append(c);
                isWord = true;
            }
        }
        if (isWord) {
            words.add(word.toString());
        }
        return words;
    }

    /**
     * Separates the options from the words.
     *
     * @throws IllegalArgumentException for an option that is not known
     */
    static MagicArguments parse(List<String> arguments, Set<String> known) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> options = new TreeMap<>();
        for (String argument : arguments) {
            if (!argument.startsWith("-")) {
                words.add(argument);
                continue;
            }
            String[] parts = argument.replaceFirst("^--?", "").split("=", 2);
            if (!known.contains(parts[0])) {
                throw new IllegalArgumentException(
                        known.isEmpty()
                                ? say("Unknown option %s.", argument)
                                : say("Unknown option %s; the options are --%s", argument, String.join(", --", known)));
            }
            options.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts.length == 1 ? "" : parts[1]);
        }
        return new MagicArguments(words, options);
    }
}
