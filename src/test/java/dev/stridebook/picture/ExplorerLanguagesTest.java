package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stridebook.language.SameFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The explorer's page says everything in each language. */
class ExplorerLanguagesTest {
    private static final Path SOURCES = Path.of("src/main/resources/dev/stridebook/picture/explorer");
    /** Names that stay as they are, and the two languages' own names. */
    private static final Pattern NAME = Pattern.compile(
            "Stridebook|English|MNIST|[Ss]obel|PyTorch|Java|KiB|MiB|PNG|JPEG|GIF|WebP|Ctrl|min\\(|max\\(|\\./stridebook shape");

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}(?: [a-z]+)*");

    private static Browser browser;
    private static Page page;
    private static String address;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        browser = Browser.start();
        page = browser.newPage(1200, 900, ColorScheme.LIGHT);
        address = Browser.explorerIn(folder);
        show("");
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static void show(String state) {
        page.navigate("about:blank");
        page.navigate(address + "#" + state);
    }

    /** Returns all that can be read or heard, without code. */
    private static String everything() {
        return (String) page.evaluate("""
                () => {
                  const copy = document.body.cloneNode(true);
                  copy.querySelectorAll("script, pre").forEach((element) => element.remove());
                  const labels = Array.from(copy.querySelectorAll("[aria-label]"), (e) => e.getAttribute("aria-label"));
                  const texts = Array.from(copy.querySelectorAll("*"), (e) => Array.from(e.childNodes)
                      .filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" "));
                  return [document.title, ...labels, ...texts].join("\\n");
                }""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "input=8x8&kernel=3x5&stride=3x4&padding=0,0,1,1&step=2",
                "op=maxpool&input=3x4&kernel=2x2&stride=2x2&rounding=ceil",
                "op=avgpool&input=28x28&kernel=5x5&stride=5x5&image=digit7",
                "op=minpool&input=9x10&kernel=2x2&stride=2x2&padding=1&channels=2",
                "op=convtranspose&input=4x4&kernel=3x3&stride=2x2&outputPadding=1&channels=4,2&groups=2",
                "channels=16,20&input=12x12",
                "input=400x400&kernel=3x3",
                "input=3x3&kernel=5x5&padding=0",
                "op=maxpool&padding=2",
                "rounding=ceil",
                "groups=3&channels=4,4",
                "input=600x8",
                "kernle=3&weights=1,2&image=cat",
                "padding=-1",
                "op=convtranspose&outputPadding=7"
            })
    void nothingIsLeftInEnglish(String state) {
        show(state + "&lang=zh");

        String text = NAME.matcher(everything())
                .replaceAll(" ")
                .replaceAll("[“‘][^”’]*[”’]|[a-zA-Z]+=\\S*|可以写的有：[^。]*|应写成[^。]*|ceil\\(\\)|groups 必须", " ");
        assertThat(ENGLISH.matcher(text).results().map(found -> found.group()).toList())
                .as(state)
                .isEmpty();
    }

    @Test
    void theSwitchOnThePageChangesTheAddressAndKeepsTheState() {
        show("op=maxpool&input=6x6&step=3");
        page.locator("#language").selectOption("zh");

        assertThat(page.locator("h1").textContent()).isEqualTo("Stridebook 探索器");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-Hans");
        page.waitForURL(Pattern.compile(".*#op=maxpool&input=6&step=3&lang=zh$"));
        page.locator("#reset").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Stridebook 探索器");
        page.locator("#language").selectOption("en");
        assertThat(page.locator("h1").textContent()).isEqualTo("Stridebook explorer");
    }

    @Test
    void theTextsSayTheSameAndNoneIsSuperfluous() throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, Map<String, String>> texts = (Map<String, Map<String, String>>) page.evaluate("() => TEXTS");
        String sources;
        try (Stream<Path> files = Files.list(SOURCES)) {
            sources = files.filter(file -> !file.endsWith("texts.js"))
                    .map(ExplorerLanguagesTest::read)
                    .collect(Collectors.joining("\n"))
                    .replaceAll("\"\\s*\\+ \"", "");
        }
        List<String> problems = new ArrayList<>();
        texts.forEach((language, all) -> all.forEach((english, other) -> {
            SameFacts.differences(english, other).forEach(difference -> problems.add(english + " -- " + difference));
            if (!sources.contains(english)) {
                problems.add(english + " -- is said nowhere");
            }
        }));
        assertThat(texts).containsOnlyKeys("zh");
        assertThat(problems).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
