package dev.stridebook.tools.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.picture.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the website as visitors do: on a phone, in the dark, by keyboard, without a network. */
class SiteTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final int PHONE = 400;
    private static final int DESK = 1280;

    @TempDir
    private static Path folder;

    private static Site site;
    private static Browser browser;
    private static List<String> places;

    private Page page;

    @BeforeAll
    static void writesTheSite() throws IOException {
        site = Site.of(PROJECT);
        site.write(folder);
        browser = Browser.start();
        try (Stream<Path> files = Files.walk(folder)) {
            places = files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private void open(String place, int width, ColorScheme colours) {
        page = browser.newPage(width, 900, colours);
        page.navigate(folder.resolve(place).toUri().toString());
    }

    @AfterEach
    void nothingElseHappened() {
        if (page != null) {
            page.context().close();
        }
        assertThat(browser.mistakes()).isEmpty();
        assertThat(browser.requests())
                .as("requests that leave the site")
                .allMatch(request -> request.startsWith(folder.toUri().toString())
                        || request.startsWith("data:")
                        || request.startsWith("about:"));
    }

    @Test
    void everyLessonIsAPage() throws IOException {
        try (Stream<Path> notebooks = Files.list(PROJECT.resolve("notebooks"))) {
            assertThat(site.lessons())
                    .extracting(LessonEntry::notebook)
                    .containsExactlyInAnyOrderElementsOf(notebooks
                            .filter(file -> file.toString().endsWith(".ipynb"))
                            .map(file -> "notebooks/" + file.getFileName())
                            .toList());
        }
        assertThat(places)
                .containsAll(site.lessons().stream().map(LessonEntry::place).toList());
    }

    /** One visit to each page, since opening them all takes seconds. */
    @Test
    void everyLinkLeadsSomewhereAndNoPageIsWiderThanAPhone() {
        page = browser.newPage(PHONE, 900, ColorScheme.LIGHT);
        List<String> faults = new ArrayList<>();
        for (String place : places) {
            page.navigate(folder.resolve(place).toUri().toString());
            for (Object address : (List<?>)
                    page.evaluate(
                            "() => Array.from(document.querySelectorAll('a[href], img[src]'), (each) => each.href ?? each.src)")) {
                if (!leadsSomewhere(address.toString())) {
                    faults.add(place + ": " + address);
                }
            }
            int width = (int) page.evaluate("() => document.documentElement.scrollWidth");
            if (width > PHONE) {
                faults.add(place + ": " + width + " pixels wide");
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Within the site a link leads to a file and, if it says where, to an element of it. The API is written apart. */
    private static boolean leadsSomewhere(String address) {
        String own = folder.toUri().toString();
        if (!address.startsWith(own)) {
            return address.matches("(https://|data:).*");
        }
        String[] parts = address.substring(own.length()).split("#", 2);
        if (parts[0].startsWith(Site.API + "/")) {
            return true;
        }
        Path file = folder.resolve(parts[0]);
        try {
            return Files.isRegularFile(file)
                    && (parts.length == 1
                            || Files.readString(file)
                                    .contains("id=\"%s\""
                                            .formatted(URLDecoder.decode(parts[1], StandardCharsets.UTF_8))));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** One page of each kind, and the start page and lessons in the dark, too. The explorer within a lesson is tested on its own. */
    @ParameterizedTest
    @CsvSource({
        "index.html, LIGHT, 1280",
        "index.html, DARK, 400",
        "lessons/03-padding-and-stride.html, LIGHT, 400",
        "lessons/06-mnist.html, DARK, 1280",
        "exercises.html, LIGHT, 400",
        "docs/gallery.html, DARK, 400",
        "docs/grading.html, LIGHT, 400"
    })
    void axeFindsNothing(String place, ColorScheme colours, int width) throws IOException {
        open(place, width, colours);
        try (InputStream script = SiteTest.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat((List<?>) page.evaluate("""
                async () => (await axe.run({ iframes: false, preload: false })).violations
                    .map((violation) => `${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.html)}`)
                """)).isEmpty();
    }

    @Test
    void everyQuestionOfALessonTakesAGuess() throws IOException {
        page = browser.newPage(DESK, 900, ColorScheme.LIGHT);
        int asked = 0;
        for (LessonEntry lesson : site.lessons()) {
            page.navigate(folder.resolve(lesson.place()).toUri().toString());
            List<?> verdicts = (List<?>) page.evaluate("""
                    () => Array.from(document.querySelectorAll("form.guess"), (form) => {
                      const cell = form.closest("[data-predicts]");
                      const answer = cell.querySelector("details summary + p").textContent;
                      const box = form.querySelector("input[type=text]");
                      if (box) box.value = answer;
                      else Array.from(form.elements.guess).find((choice) => choice.value === answer).click();
                      form.requestSubmit();
                      return form.querySelector(".verdict.right")?.textContent + cell.querySelector("details").open;
                    })
                    """);
            assertThat(verdicts)
                    .as(lesson.title())
                    .hasSize(questions(lesson))
                    .allSatisfy(verdict -> assertThat(verdict.toString())
                            .matches("(You said .+, and .+ it is|You chose “.+”, and that is right)\\.true"));
            asked += verdicts.size();
        }
        assertThat(asked).isGreaterThan(70);
    }

    /** Returns how many questions the stored notebook has. */
    private static int questions(LessonEntry lesson) throws IOException {
        return (int) Notebook.read(PROJECT.resolve(lesson.notebook())).cells().stream()
                .filter(Cell::isCode)
                .flatMap(cell -> cell.outputs().stream())
                .filter(output ->
                        output.data().getOrDefault(MimeBundle.HTML, "").contains(">Show the answer<"))
                .count();
    }

    @Test
    void aWrongGuessIsComparedAndOneThatCannotBeReadIsNot() {
        open("lessons/03-padding-and-stride.html", DESK, ColorScheme.LIGHT);
        Locator size = page.locator("[data-predicts=size]").first();
        assertThat(size.locator("details > p")).isHidden();
        size.getByLabel("Your guess").fill("ten by ten");
        page.keyboard().press("Enter");
        assertThat(size.locator(".verdict")).hasText("“ten by ten” is not a size. Type height and width, such as 4x4.");
        assertThat(size.locator("details > p")).isHidden();
        size.getByLabel("Your guess").fill("8 x 8");
        size.getByText("Compare").click();
        assertThat(size.locator(".verdict.other")).hasText("You said 8×8. It is 10×10.");
        assertThat(size.locator("details > p").first()).isVisible();

        Locator choice = page.locator("[data-predicts=choice]").first();
        choice.getByText("Compare").click();
        assertThat(choice.locator(".verdict")).hasText("Choose one of them first.");
        choice.getByLabel("1, 3, 5").check();
        choice.getByText("Compare").click();
        assertThat(choice.locator(".verdict.other")).hasText("You chose “1, 3, 5”. It is “1, 5”.");
    }

    @Test
    void numbersAreComparedAsInANotebook() {
        open("lessons/03-padding-and-stride.html", DESK, ColorScheme.LIGHT);
        assertThat(isRight("3", "3", null)).isTrue();
        assertThat(isRight("1,000", "1000", null)).isTrue();
        assertThat(isRight("1,000", "999", null)).isFalse();
        assertThat(isRight("590.1", "588", null)).isTrue();
        assertThat(isRight("590.1", "580", null)).isFalse();
        assertThat(isRight("24.2", "20", 5)).isTrue();
        assertThat(isRight("24.2", "19", 5)).isFalse();
        assertThat(isRight("0.125", "1/8", null)).isTrue();
        assertThat(isRight("21.87", "21.9 %", null)).isTrue();
    }

    private boolean isRight(String answer, String guess, Integer within) {
        return (boolean) page.evaluate(
                "([answer, guess, within]) => kinds.number.compare(kinds.number.read(guess), answer, within ?? NaN)[0]",
                Arrays.asList(answer, guess, within));
    }

    @Test
    void animationsMove() {
        open(StartPage.PLACE, DESK, ColorScheme.LIGHT);
        Locator caption = page.locator("[data-film] [role=status]");
        assertThat(caption).hasText("Step 1 of 9. output[0][0] = −5");
        page.locator("[data-film]").getByText("Next").click();
        assertThat(caption).hasText(Pattern.compile("Step 2 of 9\\..*"));
        open("lessons/03-padding-and-stride.html", DESK, ColorScheme.LIGHT);
        Locator film = page.locator("[data-film]").first();
        film.getByText("Next").click();
        assertThat(film.locator("[role=status]")).hasText(Pattern.compile("Step 2 of \\d+\\..*"));
    }

    @Test
    void withoutScriptsAnAnswerIsFolded() {
        page = browser.newPageWithoutScripts();
        page.navigate(
                folder.resolve("lessons/03-padding-and-stride.html").toUri().toString());
        Locator question = page.locator("[data-predicts=choice]").first();
        assertThat(question).containsText("b) 1, 3, 5");
        assertThat(question.locator("details > p").first()).isHidden();
        question.getByText("Show the answer").click();
        assertThat(question.locator("details > p").first()).hasText("1, 5");
    }
}
