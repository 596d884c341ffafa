package dev.stridebook.course.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.language.Language;
import dev.stridebook.language.SameFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of a question say the same in each language. */
class DrillWordsTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void eachTextHasTheSameNumbersNamesAndCode(Language language) {
        List<String> problems = new ArrayList<>();
        for (Drill drill : Drills.ALL) {
            Map<String, String> english =
                    Language.ENGLISH.during(() -> DrillWords.of(drill.id())).texts();
            Map<String, String> other =
                    language.during(() -> DrillWords.of(drill.id())).texts();
            assertThat(other.keySet()).as(drill.id()).containsExactlyElementsOf(english.keySet());
            english.forEach((place, text) -> SameFacts.differences(text, other.get(place))
                    .forEach(difference -> problems.add("%s, %s: %s".formatted(drill.id(), place, difference))));
        }
        assertThat(problems).isEmpty();
    }
}
