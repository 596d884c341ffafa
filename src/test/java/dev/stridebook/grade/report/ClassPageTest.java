package dev.stridebook.grade.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.similar.ComparedExercise;
import dev.stridebook.grade.similar.MarkedCode;
import dev.stridebook.grade.similar.SimilarPair;
import dev.stridebook.grade.similar.Similarities;
import dev.stridebook.language.Language;
import dev.stridebook.picture.Browser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the page about a class as a teacher does. */
@Isolated("speaks another language")
class ClassPageTest {
    private static final int STUDENTS = 1_000;
    private static final int MANY = 10_000;
    private static final int LARGEST_PAGE = 2_000_000;
    private static final int ON_A_PAGE = 100;

    @TempDir
    private static Path folder;

    private static List<StudentResult> results;
    private static FileNames names;
    private static Browser browser;
    private static String address;

    private static Page page;

    @BeforeAll
    static void writesThePage() throws Exception {
        results = GeneratedClass.of(STUDENTS);
        names = names(results);
        Path file = folder.resolve("index.html");
        Files.writeString(file, Overview.of(results, names, Optional.empty()));
        browser = Browser.start();
        address = file.toUri().toString();
        page = browser.newPage(1280, 900, ColorScheme.LIGHT);
        page.navigate(address);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void showsEverybody() {
        page.navigate(address + "#students");
        assertThat(shown()).hasText(told(STUDENTS));
    }

    @AfterEach
    void nothingElseHappened() {
        assertThat(browser.mistakes()).isEmpty();
        assertThat(browser.requests())
                .allMatch(request -> request.startsWith(folder.toUri().toString()));
    }

    private Locator rows() {
        return page.locator("#class tbody tr");
    }

    private Locator shown() {
        return page.getByRole(AriaRole.STATUS);
    }

    private static String told(long students) {
        return students == STUDENTS
                ? "1–100 of 1,000 students"
                : "1–%d of %,d students, out of 1,000".formatted(Math.min(ON_A_PAGE, students), students);
    }

    @Test
    void thePageOfTenThousandIsSmallAndShowsThem() throws Exception {
        List<StudentResult> many = GeneratedClass.of(MANY);
        Path file = folder.resolve("many.html");
        Files.writeString(file, Overview.of(many, names(many), Optional.empty()));
        assertThat(Files.size(file)).isLessThan(LARGEST_PAGE);
        page.navigate(file.toUri() + "#page=100");
        assertThat(shown()).hasText("9,901–10,000 of 10,000 students");
        assertThat(rows()).hasCount(ON_A_PAGE);
        // Longer notes, and names as Moodle writes them, but of fewer exercises.
        List<StudentResult> others = many.stream()
                .map(result -> new StudentResult(
                        result.student() + "_1234567_assignsubmission_file_",
                        result.digest(),
                        "",
                        result.exercises().subList(0, 10),
                        List.of("x".repeat(400)),
                        "",
                        0))
                .toList();
        assertThat(Overview.of(others, names(others), Optional.empty()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(LARGEST_PAGE);
    }

    private static FileNames names(List<StudentResult> results) {
        return new FileNames(results.stream().map(StudentResult::student).toList());
    }

    @Test
    void inChineseItsScriptSpeaksChinese() throws Exception {
        String chinese =
                Language.CHINESE.during(() -> Overview.of(GeneratedClass.of(STUDENTS), names, Optional.empty()));
        Path file = Files.writeString(folder.resolve("chinese.html"), chinese);
        page.navigate(file.toUri() + "#page=2");
        assertThat(shown()).hasText("显示 101–200，共 1,000 名学生");
        assertThat(page.locator("#pages")).hasText(Pattern.compile("上一页\\s*第\\s*页，\\s*共 10 页\\s*下一页"));
        page.navigate(file.toUri() + "#result=full");
        assertThat(shown()).hasText("没有学生符合这些条件。");
    }

    @Test
    void withoutAScriptItShowsEverybody() {
        Page plain = browser.newPageWithoutScripts();
        plain.navigate(address);
        Locator rows = plain.locator("#class tbody tr");
        assertThat(rows).hasCount(STUDENTS);
        assertThat(rows.last()).isVisible();
        assertThat(plain.locator("noscript p")).isVisible();
        assertThat(plain.getByLabel("Name or note")).isHidden();
        plain.context().close();
    }

    @Test
    void showsAHundredAtATimeAndTurnsPages() {
        assertThat(shown()).hasText(told(STUDENTS));
        assertThat(rows()).hasCount(ON_A_PAGE);
        String first = rows().first().innerText();
        page.getByText("Next").click();
        assertThat(shown()).hasText("101–200 of 1,000 students");
        page.getByLabel("Page", new Page.GetByLabelOptions().setExact(true)).fill("10");
        page.keyboard().press("Enter");
        assertThat(shown()).hasText("901–1,000 of 1,000 students");
        assertThat(page.getByText("Next")).isDisabled();
        page.goBack();
        page.goBack();
        assertThat(shown()).hasText(told(STUDENTS));
        assertThat(rows().first().innerText()).isEqualTo(first);
    }

    @Test
    void sortsByEachColumnBothWaysWithTheKeyboard() {
        Locator score = page.locator("[data-sort=score]");
        score.getByRole(AriaRole.BUTTON).focus();
        page.keyboard().press("Enter");
        assertThat(score).hasAttribute("aria-sort", "descending");
        StudentResult best =
                results.stream().max(Comparator.comparing(StudentResult::score)).orElseThrow();
        assertThat(rows().first().locator("td").nth(1)).hasText(best.score().toPlainString());
        page.keyboard().press("Enter");
        assertThat(score).hasAttribute("aria-sort", "ascending");
        assertThat(rows().first().locator("td").nth(1)).hasText("0");
        page.locator("[data-sort=answered] button").click();
        assertThat(score).hasAttribute("aria-sort", "none");
        long most = results.stream().mapToLong(ClassPageTest::answered).max().orElseThrow();
        assertThat(rows().first().locator("td").nth(2)).hasText("" + most);
    }

    private static long answered(StudentResult result) {
        return result.exercises().stream().filter(ExerciseOutcome::isAnswered).count();
    }

    @Test
    void aSearchFindsNamesWithAndWithoutAccentsAndNotes() {
        Locator search = page.getByLabel("Name or note");
        search.fill("jurgen mull");
        long found = results.stream()
                .filter(result -> result.student().startsWith("Jürgen Müll"))
                .count();
        assertThat(shown()).hasText(told(found));
        search.fill("holiday.rar");
        assertThat(shown())
                .hasText(told(results.stream()
                        .filter(result -> result.notes().toString().contains("holiday"))
                        .count()));
        search.fill("nobody has this name");
        assertThat(rows()).hasCount(0);
        assertThat(shown()).hasText("No students: nobody has all that.");
        page.getByText("Show everybody").click();
        assertThat(shown()).hasText(told(STUDENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answered", "unanswered", "full", "part"})
    void anExercisesResultIsChosenWithLists(String result) {
        for (int i : new int[] {0, 1, 2, results.get(0).exercises().size() - 1}) {
            page.getByLabel("Exercise")
                    .selectOption(results.get(0).exercises().get(i).id());
            page.getByLabel("Result").selectOption(result);
            long expected = results.stream()
                    .map(each -> each.exercises().get(i))
                    .filter(exercise -> switch (result) {
                        case "answered" -> exercise.isAnswered();
                        case "unanswered" -> !exercise.isAnswered();
                        case "full" -> exercise.isAnswered() && exercise.points() == exercise.of();
                        default -> exercise.isAnswered() && exercise.points() < exercise.of();
                    })
                    .count();
            assertThat(shown()).hasText(told(expected));
        }
    }

    @Test
    void aMistakesNumberLeadsToItsStudentsAndTheirPagesLeadBack() throws Exception {
        Locator mistake = page.locator("[data-mistake]").first();
        String text = mistake.locator("td").first().innerText();
        Locator number = mistake.getByRole(AriaRole.LINK);
        long students = Long.parseLong(number.innerText().replace(",", ""));
        number.click();
        assertThat(shown()).hasText(told(students));
        assertThat(page.locator("#mistake")).containsText(text);
        StudentResult first = results.stream()
                .filter(result -> result.student()
                        .equals(rows().first().getByRole(AriaRole.LINK).innerText()))
                .findFirst()
                .orElseThrow();
        Files.createDirectories(folder.resolve("students"));
        Files.writeString(
                folder.resolve("students").resolve(names.of(first.student()) + ".html"), StudentPage.inClass(first));
        rows().first().getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).hasText(first.student());
        String exercise = text.substring(0, text.indexOf(':'));
        assertThat(page.url()).endsWith("#" + exercise);
        page.locator("section[id='%s']".formatted(exercise))
                .getByText("others who made this mistake")
                .click();
        assertThat(shown()).hasText(told(students));
    }

    @Test
    void anExercisesNumbersLeadToItsStudents() {
        Locator numbers = page.locator("#exercises + table tbody tr").first().getByRole(AriaRole.LINK);
        for (int i : new int[] {1, 2}) {
            long students = Long.parseLong(numbers.nth(i).innerText().replace(",", ""));
            numbers.nth(i).click();
            assertThat(shown()).hasText(told(students));
        }
    }

    @Test
    void fitsOnAPhone() {
        page.setViewportSize(400, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
        page.setViewportSize(1280, 900);
    }

    @Test
    void thePageAboutSimilarAnswersFitsOnAPhone() throws Exception {
        List<String> students =
                results.stream().limit(5).map(StudentResult::student).toList();
        String code = "double sum = image[row][column] * kernel[y][x];".repeat(3) + "\n}";
        SimilarPair pair = new SimilarPair(
                "S3.3",
                98,
                47,
                new MarkedCode(students.get(0), "answer.java", code, Set.of(1)),
                new MarkedCode(students.get(1), "answer.java", code, Set.of(1)));
        ComparedExercise exercise = new ComparedExercise(
                "S3.3",
                "Convolution with padding and stride",
                100,
                90,
                5,
                students,
                List.of("it has syntax errors"),
                "");
        Path file = folder.resolve("similar.html");
        Files.writeString(
                file,
                SimilarityPage.of(new Similarities(List.of(exercise), List.of(pair), 3, List.of(students)), names));
        page.setViewportSize(400, 800);
        page.navigate(file.toUri().toString());
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
        assertThat(page.locator(".marked")).hasCount(2);
        page.setViewportSize(1280, 900);
    }
}
