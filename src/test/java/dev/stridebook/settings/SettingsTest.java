package dev.stridebook.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets properties that others read")
class SettingsTest {
    private static final Path HOME_OF_SETTINGS = Path.of("src/main/java/dev/stridebook/settings/Settings.java");
    private static final Pattern NAME = Pattern.compile("\"(STRIDEBOOK_[A-Z_]+|stridebook\\.(?!jar\"|cmd\")[a-z]+)\"");

    @AfterEach
    void forget() {
        List.of("HOME", Settings.HOME, Settings.DATA, Settings.PROGRESS).forEach(System::clearProperty);
    }

    @Test
    void whereNothingIsSetTheUsersHomeHoldsEverything() {
        System.setProperty("HOME", "/home/ada");
        System.setProperty(Settings.HOME, " ");
        System.setProperty(Settings.PROGRESS, "");
        assertThat(Settings.cache()).isEqualTo(Path.of("/home/ada/.cache/stridebook"));
        assertThat(Settings.progress()).isEqualTo(Path.of("/home/ada/.stridebook/progress.json"));
    }

    @Test
    void aPropertyStandsInForAnEnvironmentVariable() {
        System.setProperty(Settings.HOME, "/cache");
        System.setProperty(Settings.DATA, "/given");
        System.setProperty(Settings.PROGRESS, "/progress.json");
        assertThat(Settings.cache()).isEqualTo(Path.of("/cache"));
        assertThat(Settings.data()).contains(Path.of("/given"));
        assertThat(Settings.progress()).isEqualTo(Path.of("/progress.json"));
    }

    @Test
    void eachNameStandsInOnePlaceAndInThePageAboutThem() throws IOException {
        TreeSet<String> elsewhere = new TreeSet<>();
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("src/main/java")), Files.walk(Path.of("src/tools/java")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.equals(HOME_OF_SETTINGS)) {
                    names(file).forEach(name -> elsewhere.add(file + " has " + name));
                }
            }
        }
        assertThat(elsewhere).isEmpty();
        String page = Files.readString(Path.of("docs/settings.md"));
        assertThat(names(HOME_OF_SETTINGS)).hasSize(9).allMatch(name -> page.contains("`" + name + "`"));
    }

    private static List<String> names(Path file) throws IOException {
        return NAME.matcher(Files.readString(file))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
