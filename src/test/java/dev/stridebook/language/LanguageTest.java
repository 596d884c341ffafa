package dev.stridebook.language;

import static dev.stridebook.language.Language.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("speaks another language")
class LanguageTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh_CN.UTF-8", "zh-Hans", "zh_TW", "ZH"})
    void aLocaleNamesALanguage(String locale) {
        assertThat(Language.of(locale)).contains(Language.CHINESE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "zhuang", "fr_FR"})
    void anotherLocaleNamesNone(String locale) {
        assertThat(Language.of(locale)).isEmpty();
        assertThatThrownBy(() -> Language.named(locale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no language \"%s\". There are: en, zh.".formatted(locale));
    }

    @Test
    void aLanguageIsSpokenAsLongAsTheWorkTakes() {
        String before = System.getProperty(Settings.LANGUAGE);
        assertThat(Language.current()).isEqualTo(Language.ENGLISH);
        assertThat(Language.CHINESE.during(Language::current)).isEqualTo(Language.CHINESE);
        assertThat(Language.current()).isEqualTo(Language.ENGLISH);
        assertThat(System.getProperty(Settings.LANGUAGE)).isEqualTo(before);
    }

    @Test
    void whatNoCatalogHasIsSaidInEnglish() {
        String text = "a text of %d words".repeat(1);
        assertThat(Language.CHINESE.during(() -> say(text, 5))).isEqualTo("a text of 5 words");
        assertThat(say("100 %")).isEqualTo("100 %");
    }
}
