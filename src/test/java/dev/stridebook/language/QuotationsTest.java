package dev.stridebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the Chinese texts quote from the documents that the course answers is what stands there: title, line and hash of each quotation are in
 * a list, which src/test/python/quotations.py writes where the documents are at hand.
 */
class QuotationsTest {
    private static final Path LIST = Path.of("src/test/language/quotations.tsv");
    private static final String RESOURCES = "src/main/resources/dev/stridebook/";
    private static final Pattern QUOTATION = Pattern.compile("「([^」]*)」（《([^》]*)》第 (\\d+) 行）");
    private static final Pattern CORNER_BRACKETS = Pattern.compile("「[^」]*」?|」");

    /** A text of a file that may quote: a page, a cell, or something that is said. */
    private record Text(Path file, String text) {
        /** Texts are wrapped anywhere between two characters. */
        String unwrapped() {
            return text.replaceAll("\\R[> ]*", "");
        }
    }

    private static List<Text> texts;
    private static Set<String> listed;

    @BeforeAll
    static void read() throws IOException {
        texts = new ArrayList<>();
        for (String pages : List.of("*.zh.md", "docs/*.zh.md", RESOURCES + "course/*/*.zh.md")) {
            for (Path file : files(pages)) {
                texts.add(new Text(file, Files.readString(file)));
            }
        }
        for (Path file : files("notebooks/zh/*.ipynb")) {
            Notebook.read(file).cells().forEach(cell -> texts.add(new Text(file, cell.source())));
        }
        for (Path file : files(RESOURCES + "language/zh/*.json")) {
            new ObjectMapper()
                    .readValue(Files.readString(file), new TypeReference<Map<String, String>>() {})
                    .values()
                    .forEach(said -> texts.add(new Text(file, said)));
        }
        List<String> rows = Files.readAllLines(LIST);
        assertThat(rows).doesNotHaveDuplicates();
        listed = Set.copyOf(rows);
    }

    /** Returns the files of this pattern, sorted. */
    private static List<Path> files(String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        String folder = pattern.contains("/") ? pattern.substring(0, pattern.indexOf('/')) : ".";
        int depth = pattern.contains("/") ? Integer.MAX_VALUE : 1;
        try (Stream<Path> files = Files.find(Path.of(folder), depth, (file, about) -> about.isRegularFile())) {
            return files.map(Path::normalize).filter(matcher::matches).sorted().toList();
        }
    }

    @Test
    void whatIsQuotedStandsInTheDocuments() {
        assertThat(texts.stream().flatMap(text -> problems(text).stream())).isEmpty();
    }

    @Test
    void whatIsListedIsQuoted() {
        Set<String> superfluous = new TreeSet<>(listed);
        texts.forEach(text -> superfluous.removeAll(
                quotations(text).stream().map(QuotationsTest::row).toList()));
        assertThat(superfluous).isEmpty();
    }

    @Test
    void eachDocumentIsQuoted() {
        assertThat(listed.stream().map(row -> row.split("\t")[0]).collect(Collectors.toSet()))
                .hasSize(5);
    }

    @Test
    void aChangedCharacterAnotherLineAndAnotherTitleAreNoticed() {
        for (Text text : texts) {
            String whole = text.unwrapped();
            for (MatchResult quotation : quotations(text)) {
                assertThat(problems(changed(text, whole, quotation.start(1)))).hasSize(1);
                assertThat(problems(changed(text, whole, quotation.end(1) - 1))).hasSize(1);
                assertThat(problems(changed(text, whole, quotation.start(2)))).hasSize(1);
                assertThat(problems(new Text(
                                text.file(),
                                new StringBuilder(whole)
                                        .insert(quotation.start(3), '9')
                                        .toString())))
                        .hasSize(1);
            }
        }
    }

    private static Text changed(Text text, String whole, int place) {
        StringBuilder other = new StringBuilder(whole);
        other.setCharAt(place, whole.charAt(place) == '错' ? '对' : '错');
        return new Text(text.file(), other.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"「信息一定会是丢失的」", "「信息一定会是丢失的", "信息」", "「信息」（《卷积层里的填充和步幅》）", "「信息」(《卷积层里的填充和步幅》第 94 行)"})
    void cornerBracketsWithoutASourceAreNoticed(String text) {
        assertThat(problems(new Text(Path.of("page.zh.md"), text))).hasSize(1);
    }

    @Test
    void aQuotationMayBeWrapped() {
        assertThat(problems(new Text(Path.of("page.zh.md"), "> 「信息一定\n> 会是丢失的」\n  （《卷积层里的填充和步幅》第 94 行）")))
                .isEmpty();
    }

    /** Finds quotations that are not in the list, and corner brackets around anything else. */
    private static List<String> problems(Text text) {
        List<String> problems = new ArrayList<>();
        for (MatchResult quotation : quotations(text)) {
            if (!listed.contains(row(quotation))) {
                problems.add(
                        "%s: %s is not in %s. If it stands in the document, write the list with src/test/python/quotations.py."
                                .formatted(text.file(), quotation.group(), LIST));
            }
        }
        CORNER_BRACKETS
                .matcher(QUOTATION.matcher(text.unwrapped()).replaceAll(""))
                .results()
                .forEach(brackets -> problems.add("%s: %s has no source, such as （《卷积操作原来分3种》第 35 行）, right behind it."
                        .formatted(text.file(), brackets.group())));
        return problems;
    }

    private static List<MatchResult> quotations(Text text) {
        return QUOTATION.matcher(text.unwrapped()).results().toList();
    }

    /** Returns the line of the list that a quotation must have. */
    private static String row(MatchResult quotation) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(quotation.group(1).getBytes(StandardCharsets.UTF_8));
            return "%s\t%s\t%s"
                    .formatted(
                            quotation.group(2),
                            quotation.group(3),
                            HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
