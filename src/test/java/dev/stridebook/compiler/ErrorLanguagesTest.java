package dev.stridebook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.language.Language;
import dev.stridebook.language.SameFacts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same errors are explained in each language, with the same placeholders. */
class ErrorLanguagesTest {
    private static Properties errors(Language language) throws IOException {
        Properties errors = new Properties();
        try (Reader file = new InputStreamReader(
                CompilerErrors.class.getResourceAsStream("errors.%s.properties".formatted(language.code())),
                StandardCharsets.UTF_8)) {
            errors.load(file);
        }
        return errors;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void eachErrorIsExplained(Language language) throws IOException {
        Properties english = errors(Language.ENGLISH);
        Properties other = errors(language);
        assertThat(other.stringPropertyNames()).isNotEmpty().isEqualTo(english.stringPropertyNames());
        List<String> problems = new ArrayList<>();
        english.stringPropertyNames()
                .forEach(error -> SameFacts.differences(english.getProperty(error), other.getProperty(error))
                        .forEach(difference -> problems.add(error + ": " + difference)));
        assertThat(problems).isEmpty();
    }
}
