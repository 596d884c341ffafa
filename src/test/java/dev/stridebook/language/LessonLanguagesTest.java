package dev.stridebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.cli.Project;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A lesson is the same in each language: the same cells with the same code, numbers and formulas. */
class LessonLanguagesTest {
    private static final Path LESSONS = Project.root().resolve("notebooks");
    private static final Pattern TEXT = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile("(" + TEXT.pattern() + "|'(?:[^'\\\\]|\\\\.)+')|//[^\\n]*|/\\*[\\s\\S]*?\\*/");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");

    static Stream<Arguments> lessons() throws IOException {
        List<Arguments> lessons = new ArrayList<>();
        for (Language language : Language.values()) {
            if (language != Language.ENGLISH) {
                names(Language.ENGLISH).forEach(name -> lessons.add(Arguments.of(language, name)));
            }
        }
        return lessons.stream();
    }

    private static List<String> names(Language language) throws IOException {
        try (Stream<Path> files = Files.list(language.in(LESSONS))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachLanguageHasAllLessons() throws IOException {
        for (Language language : Language.values()) {
            assertThat(names(language)).isEqualTo(names(Language.ENGLISH));
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonHasTheSameCells(Language language, String name) throws IOException {
        List<Cell> english = Notebook.read(LESSONS.resolve(name)).cells();
        List<Cell> other = Notebook.read(language.in(LESSONS).resolve(name)).cells();
        assertThat(other)
                .extracting(Cell::type)
                .isEqualTo(english.stream().map(Cell::type).toList());
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < english.size(); i++) {
            Cell one = english.get(i);
            Cell two = other.get(i);
            String where = "cell %d, %s: "
                    .formatted(i + 1, one.source().lines().findFirst().orElse(""));
            differences(one, two).forEach(difference -> problems.add(where + difference));
        }
        assertThat(problems).isEmpty();
    }

    private static List<String> differences(Cell english, Cell other) {
        List<String> differences = new ArrayList<>();
        compare("id", english.id(), other.id(), differences);
        compare("metadata", withoutState(english), withoutState(other), differences);
        if (english.isCode()) {
            compare("code", code(english), code(other), differences);
            List<String> texts = texts(english);
            List<String> others = texts(other);
            compare("number of texts", texts.size(), others.size(), differences);
            for (int i = 0; i < Math.min(texts.size(), others.size()); i++) {
                differences.addAll(SameFacts.differences(texts.get(i), others.get(i)));
            }
        } else {
            compare("headings", found(HEADING, english), found(HEADING, other), differences);
            compare("links", links(english), links(other), differences);
            differences.addAll(SameFacts.differences(prose(english), prose(other)));
        }
        return differences;
    }

    private static void compare(String what, Object english, Object other, List<String> differences) {
        if (!english.equals(other)) {
            differences.add("%s: %s, not %s".formatted(what, english, other));
        }
    }

    /** Times of execution differ between any two runs. */
    private static ObjectNode withoutState(Cell cell) {
        ObjectNode metadata = cell.metadata().deepCopy();
        metadata.remove("execution");
        return metadata;
    }

    /** Returns the code without comments, and without what stands in texts. */
    private static List<String> code(Cell cell) {
        String bare = TEXT_OR_COMMENT
                .matcher(cell.source())
                .replaceAll(
                        found -> found.group(1) == null ? "" : found.group(1).startsWith("'") ? "'.'" : "\"\"");
        return bare.lines()
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> texts(Cell cell) {
        return TEXT_OR_COMMENT
                .matcher(cell.source())
                .results()
                .filter(found -> found.group(1) != null && found.group(1).startsWith("\""))
                .map(MatchResult::group)
                .toList();
    }

    private static String prose(Cell cell) {
        return LINK.matcher(cell.source()).replaceAll("]");
    }

    /** Returns what a cell links to, by the last name alone: pages of another language are in other folders. */
    private static List<String> links(Cell cell) {
        return LINK.matcher(cell.source())
                .results()
                .map(link -> link.group(1)
                        .replaceFirst("/zh/?$", "")
                        .replaceFirst("^(?!https?:).*/", "")
                        .replace(".zh.md", ".md"))
                .sorted()
                .collect(Collectors.toList());
    }

    private static List<String> found(Pattern pattern, Cell cell) {
        return pattern.matcher(cell.source())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
