package dev.stridebook.course.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.words.Words.Text;
import dev.stridebook.language.Language;
import dev.stridebook.language.SameFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of an exercise say the same in each language. */
class WordsLanguagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/stridebook/course/words");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void eachTextHasTheSameNumbersNamesAndCode(Language language) throws IOException {
        List<String> ids = ids();
        assertThat(ids).hasSizeGreaterThan(50);
        List<String> problems = new ArrayList<>();
        for (String id : ids) {
            Map<String, Text> english =
                    Language.ENGLISH.during(() -> Words.of(id)).texts();
            Map<String, Text> other = language.during(() -> Words.of(id)).texts();
            assertThat(other.keySet()).as(id).containsExactlyElementsOf(english.keySet());
            english.forEach((place, text) -> SameFacts.differences(literal(text), literal(other.get(place)))
                    .forEach(difference -> problems.add("%s.%s.md:%d: %s: %s"
                            .formatted(id, language.code(), other.get(place).line(), place, difference))));
        }
        assertThat(problems).isEmpty();
    }

    /** Returns the text as a format: a percent sign in words is one, and no placeholder begins with it. */
    private static String literal(Text text) {
        return text.text().replace("%", "%%");
    }

    private static List<String> ids() throws IOException {
        String ending = ".en.md";
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }
}
