package dev.stridebook.course.practice;

import dev.stridebook.language.Language;
import dev.stridebook.language.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of a drill, {@code output-size.en.md}. A name in braces stands for a drawn number:
 *
 * <pre>
 * # The title
 *
 * The question, with an input of {n} cells.
 *
 * ## Solution
 *
 * The way to the right answer: {n} + 2·{p} − {k} = {span}.
 *
 * ## Misconceptions
 *
 * - `left-the-padding-out`: the reply to the choice of this name
 * </pre>
 */
final class DrillWords {
    private static final Pattern NUMBER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern NAMED = Pattern.compile("- `([\\w-]+)`: (.+)");

    private final String file;
    private final String title;
    private final String question;
    private final String solution;
    private final Map<String, String> misconceptions;

    private DrillWords(
            String file, String title, String question, String solution, Map<String, String> misconceptions) {
        this.file = file;
        this.title = title;
        this.question = question;
        this.solution = solution;
        this.misconceptions = misconceptions;
    }

    static DrillWords of(String drill) {
        String file = "%s.%s.md".formatted(drill, Language.current().code());
        try (InputStream stream = DrillWords.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file + ".");
            }
            return parse(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DrillWords parse(String file, String text) {
        String[] parts = text.split("\n## (?:Solution|Misconceptions)\n");
        String[] head = parts[0].split("\n", 2);
        if (parts.length != 3 || head.length != 2 || !head[0].startsWith("# ")) {
            throw new IllegalStateException(file
                    + " needs a title, a question, a section \"## Solution\" and a section \"## Misconceptions\".");
        }
        Map<String, String> misconceptions = new LinkedHashMap<>();
        for (String item : parts[2].strip().split("\n(?=- )")) {
            Matcher named = NAMED.matcher(joined(item));
            if (!named.matches()) {
                throw new IllegalStateException(file + ": this is no misconception with a name: " + item);
            }
            misconceptions.put(named.group(1), named.group(2));
        }
        return new DrillWords(file, head[0].substring(2).strip(), joined(head[1]), joined(parts[1]), misconceptions);
    }

    private static String joined(String lines) {
        return Lines.joined(lines.lines().toList());
    }

    String title() {
        return title;
    }

    String question(Map<String, Object> values) {
        return filled(question, values);
    }

    String solution(Map<String, Object> values) {
        return filled(solution, values);
    }

    /** Returns the reply to somebody with this misconception. */
    String misconception(String name, Map<String, Object> values) {
        if (!misconceptions.containsKey(name)) {
            throw new IllegalStateException("%s has no text for %s.".formatted(file, name));
        }
        return filled(misconceptions.get(name), values);
    }

    /** Returns the names of all misconceptions that have a reply. */
    Iterable<String> misconceptions() {
        return misconceptions.keySet();
    }

    /** Returns all texts with the names in braces, by their places in the file. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>(Map.of("title", title));
        texts.put("question", question);
        texts.put("solution", solution);
        misconceptions.forEach((name, text) -> texts.put("misconception " + name, text));
        return texts;
    }

    private String filled(String text, Map<String, Object> values) {
        return NUMBER.matcher(text).replaceAll(name -> {
            Object value = values.get(name.group(1));
            if (value == null) {
                throw new IllegalStateException("%s: no number is called %s.".formatted(file, name.group(1)));
            }
            return Matcher.quoteReplacement(Draw.text(value));
        });
    }
}
