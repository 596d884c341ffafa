package dev.stridebook.course.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All words of an exercise in one language. They are in a Markdown file, {@code S3.5.en.md}:
 *
 * <pre>
 * # The title
 *
 * The task.
 *
 * ## Tests
 *
 * - `height`: what the graded test of this name checks
 *
 * ## Hints
 *
 * 1. A nudge.
 * 2. More.
 * 3. Nearly the answer.
 *
 * ## Mistakes
 *
 * - `rounded-up`: what those did who made the known mistake of this name, in a sentence to them
 *
 * ## Look again
 *
 * What to look at again for those who judged the claim wrongly. Only exercises that judge one have this part.
 * </pre>
 *
 * The lines of a paragraph are joined by spaces; further lines of an item are indented.
 */
public final class Words {
    /** A sentence or more, and the line of the file in which it begins. */
    record Text(int line, String text) {}

    private final String file;
    private final Text title;
    private final Text task;
    private final Map<String, Text> tests;
    private final List<Text> hints;
    private final Map<String, Text> mistakes;
    private final Optional<Text> lookAgain;

    Words(
            String file,
            Text title,
            Text task,
            Map<String, Text> tests,
            List<Text> hints,
            Map<String, Text> mistakes,
            Optional<Text> lookAgain) {
        this.file = file;
        this.title = title;
        this.task = task;
        this.tests = tests;
        this.hints = hints;
        this.mistakes = mistakes;
        this.lookAgain = lookAgain;
    }

    /**
     * Reads the words of one of our exercises, in English.
     *
     * @throws WordsException if there are none, or not all of them
     */
    public static Words of(String id) {
        String file = id + ".en.md";
        try (InputStream stream = Words.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new WordsException(List.of("There is no " + file + "."));
            }
            return WordsReader.read(file, stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a file's words.
     *
     * @param file its name, for messages
     * @throws WordsException if it is not made as it should be; the message has each place
     */
    public static Words read(String file, byte[] bytes) {
        return WordsReader.read(file, bytes);
    }

    public String title() {
        return title.text();
    }

    /** Returns what to do, in full sentences. */
    public String task() {
        return task.text();
    }

    /** Returns what the graded test of this name checks. */
    public String test(String method) {
        return known(tests, method);
    }

    /** Returns the three hints, from a nudge to nearly the answer. */
    public List<String> hints() {
        return hints.stream().map(Text::text).toList();
    }

    /** Returns what those did who made this mistake, in a sentence to them. */
    public String diagnosis(String mistake) {
        return known(mistakes, mistake);
    }

    /** Returns what to look at again after a wrong judgement; empty if there is nothing to judge. */
    public Optional<String> lookAgain() {
        return lookAgain.map(Text::text);
    }

    private String known(Map<String, Text> texts, String name) {
        if (!texts.containsKey(name)) {
            throw new WordsException(List.of("%s says nothing of %s.".formatted(file, name)));
        }
        return texts.get(name).text();
    }

    /**
     * Finds what is missing here, and what is here for nothing.
     *
     * @param tests names of the exercise's graded tests
     * @param mistakes names of its known mistakes
     * @param judges whether a claim is judged
     * @return {@code S3.5.en.md:17: …} for each
     */
    public List<String> problems(Collection<String> tests, Collection<String> mistakes, boolean judges) {
        List<String> problems = new ArrayList<>();
        compare("graded test", this.tests, tests, problems);
        compare("known mistake", this.mistakes, mistakes, problems);
        if (judges && lookAgain.isEmpty()) {
            problems.add(at(title.line(), "a claim is judged, so it needs a part \"## Look again\"."));
        }
        if (!judges && lookAgain.isPresent()) {
            problems.add(at(lookAgain.get().line(), "nothing is judged, so there is nothing to look at again."));
        }
        return problems;
    }

    private void compare(String what, Map<String, Text> texts, Collection<String> names, List<String> problems) {
        texts.forEach((name, text) -> {
            if (!names.contains(name)) {
                problems.add(at(text.line(), "the exercise has no %s \"%s\".".formatted(what, name)));
            }
        });
        for (String name : names) {
            if (!texts.containsKey(name)) {
                problems.add(at(title.line(), "the %s \"%s\" is missing.".formatted(what, name)));
            }
        }
    }

    private String at(int line, String problem) {
        return "%s:%d: %s".formatted(file, line, problem);
    }
}
