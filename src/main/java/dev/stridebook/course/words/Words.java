package dev.stridebook.course.words;

import dev.stridebook.language.Language;
import dev.stridebook.language.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All texts of an exercise in one language, read from a Markdown file, {@code S3.5.en.md}:
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
 * - `rounded-up`: the diagnosis for the known mistake of this name, a sentence to the student
 *
 * ## Look again
 *
 * What to look at again after a wrong judgement. Only exercises that judge a claim have this part.
 * </pre>
 *
 * The lines of a paragraph are {@linkplain Lines joined}; further lines of an item are indented. In an exercise whose numbers are
 * drawn, names in braces, such as {@code {kernel}}, stand for them.
 */
public final class Words {
    /** One or more sentences, and the line of the file where they start. */
    record Text(int line, String text) {
        Text with(UnaryOperator<String> change) {
            return new Text(line, change.apply(text));
        }
    }

    private static final Pattern NUMBER = Pattern.compile("\\{([A-Za-z]+)\\}");

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
     * Reads the words of an exercise in the current language.
     *
     * @throws WordsException if the file or a part of it is missing
     */
    public static Words of(String id) {
        String file = "%s.%s.md".formatted(id, Language.current().code());
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
     * Parses the words in a file.
     *
     * @param file the file name, for messages
     * @throws WordsException if the file is malformed; the message lists each problem with its line
     */
    public static Words read(String file, byte[] bytes) {
        return WordsReader.read(file, bytes);
    }

    /**
     * Returns these words with the names in braces replaced.
     *
     * @param numbers the texts to put in, by name
     * @throws WordsException if a name is not among them
     */
    public Words filled(Map<String, String> numbers) {
        List<String> problems = unknownNumbers(numbers.keySet());
        if (!problems.isEmpty()) {
            throw new WordsException(problems);
        }
        UnaryOperator<String> fill =
                text -> NUMBER.matcher(text).replaceAll(name -> Matcher.quoteReplacement(numbers.get(name.group(1))));
        return new Words(
                file,
                title.with(fill),
                task.with(fill),
                filled(tests, fill),
                hints.stream().map(hint -> hint.with(fill)).toList(),
                filled(mistakes, fill),
                lookAgain.map(text -> text.with(fill)));
    }

    private static Map<String, Text> filled(Map<String, Text> texts, UnaryOperator<String> fill) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().with(fill)));
    }

    /**
     * Finds names in braces that the exercise has no number for.
     *
     * @return a message for each: {@code S3.5.en.md:5: …}
     */
    public List<String> unknownNumbers(Set<String> names) {
        return texts().values().stream()
                .flatMap(text -> NUMBER.matcher(text.text())
                        .results()
                        .map(name -> name.group(1))
                        .filter(name -> !names.contains(name))
                        .map(name -> at(
                                text.line(),
                                "there is no number {%s}. The exercise has %s."
                                        .formatted(name, names.stream().sorted().toList()))))
                .toList();
    }

    /** Returns all texts by their places in the file: {@code title}, {@code hint 2}, {@code mistake rounded-up}. */
    Map<String, Text> texts() {
        Map<String, Text> texts = new LinkedHashMap<>(Map.of("title", title));
        texts.put("task", task);
        tests.forEach((name, text) -> texts.put("test " + name, text));
        for (int i = 0; i < hints.size(); i++) {
            texts.put("hint " + (i + 1), hints.get(i));
        }
        mistakes.forEach((name, text) -> texts.put("mistake " + name, text));
        lookAgain.ifPresent(text -> texts.put("look again", text));
        return texts;
    }

    /** Returns the title. */
    public String title() {
        return title.text();
    }

    /** Returns the task in full sentences. */
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

    /** Returns the diagnosis for this mistake: a sentence to the student that says what went wrong. */
    public String diagnosis(String mistake) {
        return known(mistakes, mistake);
    }

    /** Returns what to look at again after a wrong judgement; empty if there is nothing to judge. */
    public Optional<String> lookAgain() {
        return lookAgain.map(Text::text);
    }

    private String known(Map<String, Text> texts, String name) {
        if (!texts.containsKey(name)) {
            throw new WordsException(List.of("%s has no text for %s.".formatted(file, name)));
        }
        return texts.get(name).text();
    }

    /**
     * Finds missing and superfluous parts.
     *
     * @param tests the names of the exercise's graded tests
     * @param mistakes the names of its known mistakes
     * @param judges whether the exercise judges a claim
     * @return a message for each problem: {@code S3.5.en.md:17: …}
     */
    public List<String> problems(Collection<String> tests, Collection<String> mistakes, boolean judges) {
        List<String> problems = new ArrayList<>();
        compare("graded test", this.tests, tests, problems);
        compare("known mistake", this.mistakes, mistakes, problems);
        if (judges && lookAgain.isEmpty()) {
            problems.add(at(title.line(), "the exercise judges a claim, so it needs a section \"## Look again\"."));
        }
        if (!judges && lookAgain.isPresent()) {
            problems.add(at(
                    lookAgain.get().line(),
                    "the exercise judges no claim, so it must not have a section \"## Look again\"."));
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
