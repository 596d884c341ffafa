package dev.stridebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the code says is in the catalog of each language, and says the same there. */
class SpokenTextsTest {
    /** Files and folders whose sentences are in English alone, each with the reason. */
    private static final Path ENGLISH_ONLY = Path.of("src/test/language/english-only.tsv");

    private static SourceTexts texts;

    @BeforeAll
    static void read() throws IOException {
        texts = SourceTexts.read();
    }

    @Test
    void whatIsSaidIsAConstant() {
        assertThat(texts.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void eachTextIsInTheCatalogOfItsRoomAndSaysTheSame(Language language) {
        Catalog catalog = new Catalog(language.code());
        List<String> problems = new ArrayList<>();
        assertThat(Catalog.ROOMS)
                .containsAll(texts.said().stream().map(SourceTexts.Text::room).collect(Collectors.toSet()));
        for (SourceTexts.Text said : texts.said()) {
            String translated = catalog.room(said.room()).get(said.text());
            if (translated == null) {
                problems.add(said + " -- is not in %s/%s.json".formatted(language.code(), said.room()));
            } else {
                SameFacts.differences(said.text(), translated)
                        .forEach(difference -> problems.add(said + " -- " + difference));
            }
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void aCatalogHasNothingThatIsSaidNowhere(Language language) {
        Catalog catalog = new Catalog(language.code());
        Map<String, Set<String>> saidByRoom = texts.said().stream()
                .collect(Collectors.groupingBy(
                        SourceTexts.Text::room, Collectors.mapping(SourceTexts.Text::text, Collectors.toSet())));
        for (String room : Catalog.ROOMS) {
            Set<String> superfluous = new TreeSet<>(catalog.room(room).keySet());
            superfluous.removeAll(saidByRoom.getOrDefault(room, Set.of()));
            assertThat(superfluous).as("%s/%s.json", language.code(), room).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void aTextIsTranslatedInOneWay(Language language) {
        Map<String, String> first = new LinkedHashMap<>();
        for (String room : Catalog.ROOMS) {
            new Catalog(language.code())
                    .room(room)
                    .forEach((english, other) ->
                            assertThat(other).as(english).isEqualTo(first.computeIfAbsent(english, none -> other)));
        }
    }

    @Test
    void noOtherSentenceIsInTheCode() throws IOException {
        Map<String, String> reasons = englishOnly();
        assertThat(texts.unsaid())
                .filteredOn(text -> reasons.keySet().stream().noneMatch(path -> covers(path, text)))
                .isEmpty();
        assertThat(reasons.keySet())
                .as("entries of %s that nothing needs", ENGLISH_ONLY)
                .allMatch(path -> texts.unsaid().stream().anyMatch(text -> covers(path, text)));
    }

    private static boolean covers(String path, SourceTexts.Text text) {
        String file = text.file().toString().replace('\\', '/');
        return path.endsWith("/") ? file.startsWith(path) : file.equals(path);
    }

    private static Map<String, String> englishOnly() throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line : Files.readAllLines(ENGLISH_ONLY)) {
            String[] parts = line.split("\t");
            assertThat(parts).as(line).hasSize(2);
            reasons.put(parts[0], parts[1]);
        }
        return reasons;
    }
}
