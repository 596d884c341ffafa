package dev.stridebook.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stridebook.course.check.CourseProgress;
import dev.stridebook.kernel.TestArchive;
import dev.stridebook.picture.Browser;
import dev.stridebook.process.FreePort;
import dev.stridebook.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures and questions in the Jupyters that students have: a cell is run in a browser, and what it shows is used. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JupyterPagesTest {
    private static final String NOTEBOOK = """
            {"nbformat": 4, "nbformat_minor": 5,
             "metadata": {"kernelspec": {"name": "stridebook", "display_name": "Java (Stridebook)", "language": "java"}},
             "cells": [
              {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [],
               "source": "%s"}]}
            """;

    private static final String PICTURES = """
            show(animate(kernel(3).stride(2), 7, 7));
            slider("n", 2, 4, n -> System.out.println(n + " squared is " + n * n));
            explorer()""";

    private static final String PREDICTION = """
            Window two = kernel(3).padding(1).stride(2);
            Predict.number("How many stops does 3×3 with padding 1 and stride 2 make in a row of eight?",
                            two.outputSize(8, 8).width())
                    .id("L03.2")
                    .shows(() -> WindowPicture.of(two, new Size(8, 8)))
                    .ask();""";

    /** A kernel starts, and a cell runs for the first time. */
    private static final Locator.WaitForOptions PATIENTLY = new Locator.WaitForOptions().setTimeout(60_000);

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        TestArchive.install(folder.resolve("data"));
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    /** Lab or whichever the lessons open in, and Notebook 6, which many schools have. */
    static Stream<Jupyter> jupyters() {
        return Stream.of(
                        Jupyter.find(Project.root()),
                        Jupyter.all(Project.root())
                                .filter(Jupyter::isClassicNotebook)
                                .findFirst())
                .map(jupyter -> jupyter.orElseThrow(() -> new AssertionError(
                        "Jupyter Lab and Notebook 6 are not both here. ./stridebook test installs them.")))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("jupyters")
    void aCellsPicturesMove(Jupyter jupyter) throws Exception {
        try (JupyterServer server = serve(jupyter, "pictures.ipynb", PICTURES)) {
            Page page = browser.newPage(1100, 1600, ColorScheme.LIGHT);
            page.navigate(server.notebook("pictures.ipynb"));
            runFirstCell(page, jupyter.isClassicNotebook(), 1);
            usePictures(page);
            useSlider(page);
            // Kept for a look at it.
            Path picture = Path.of("target", "pictures-" + jupyter.version() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        }
    }

    @ParameterizedTest
    @MethodSource("jupyters")
    void aPredictionIsAskedForKeptAndShown(Jupyter jupyter) throws Exception {
        Files.deleteIfExists(progress());
        try (JupyterServer server = serve(jupyter, "prediction.ipynb", PREDICTION)) {
            Page page = browser.newPage(1100, 900, ColorScheme.LIGHT);
            page.navigate(server.notebook("prediction.ipynb"));
            runFirstCell(page, jupyter.isClassicNotebook(), 1);
            Locator cell = page.locator(jupyter.isClassicNotebook() ? ".code_cell" : ".jp-CodeCell")
                    .first();
            Locator box = page.locator(jupyter.isClassicNotebook() ? "input.raw_input" : "input.jp-Stdin-input");
            Locator answer =
                    page.locator("img[alt^='A window'], svg[aria-label^='A window'], .jp-RenderedSVG, .output_svg");

            box.waitFor(PATIENTLY);
            assertThat(page.getByText("How many stops does 3×3 with padding 1 and stride 2 make in a row of eight?")
                            .last())
                    .isVisible();
            assertThat(page.getByText("Your guess:")).isVisible();
            assertThat(answer).hasCount(0);
            cell.screenshot(screenshot(jupyter, "before"));
            box.fill("3x");
            box.press("Enter");
            assertThat(page.getByText("“3x” is not a number. Type a number such as 6 or 2.5."))
                    .isVisible();
            // In Lab the box that was answered stays for a moment.
            assertThat(box.last()).hasValue("");
            box.last().fill("3");
            box.last().press("Enter");
            assertThat(page.getByText("You said 3. It is 4, 1 more.")).isVisible();
            assertThat(answer).not().hasCount(0);
            cell.screenshot(screenshot(jupyter, "after"));
            org.assertj.core.api.Assertions.assertThat(
                            CourseProgress.in(progress()).toString())
                    .contains("Predictions: 1 made, 0 right (03: 0 of 1)");

            runFirstCell(page, jupyter.isClassicNotebook(), 2);
            assertThat(page.getByText("This was your first guess.")).isVisible();
            assertThat(box).hasCount(0);
        }
    }

    private static Path progress() {
        return folder.resolve("progress.json");
    }

    /** Kept for a look at it, and for the documentation. */
    private static Locator.ScreenshotOptions screenshot(Jupyter jupyter, String when) {
        return new Locator.ScreenshotOptions()
                .setPath(Path.of("target", "prediction-%s-%s.png".formatted(when, jupyter.version())));
    }

    private static JupyterServer serve(Jupyter jupyter, String name, String code) throws Exception {
        Path notebooks = Files.createDirectories(folder.resolve("notebooks"));
        String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(code));
        Files.writeString(notebooks.resolve(name), NOTEBOOK.formatted(escaped));
        return JupyterServer.start(
                jupyter,
                notebooks,
                name,
                List.of(),
                FreePort.find(),
                false,
                folder.resolve("jupyter.log"),
                Map.of(
                        "JUPYTER_DATA_DIR",
                        folder.resolve("data").toString(),
                        // A few cells: the second compiler takes longer than what it makes saves.
                        "JAVA_TOOL_OPTIONS",
                        "-XX:TieredStopAtLevel=1",
                        Settings.PROGRESS,
                        progress().toString()));
    }

    /**
     * A page that is still loading lets a key pass, so that a person would press it again.
     *
     * @param time the number that the run will get
     */
    private static void runFirstCell(Page page, boolean isClassic, int time) {
        String idle = isClassic
                ? "#kernel_indicator_icon.kernel_idle_icon"
                : ".jp-Notebook-ExecutionIndicator[data-status=idle]";
        Locator cell = page.locator(isClassic ? ".code_cell" : ".jp-CodeCell").first();
        Locator prompt = cell.locator(isClassic ? ".input_prompt" : ".jp-InputPrompt");
        page.locator(idle).waitFor(PATIENTLY);
        for (int tries = 0; tries < 10 && !prompt.innerText().matches("(?s).*\\[[*%d]].*".formatted(time)); tries++) {
            // Once a cell has asked for input, Notebook 6 listens to keys in an editor only.
            cell.locator(isClassic ? ".CodeMirror" : ".cm-content").click();
            page.keyboard().press("Shift+Enter");
            page.waitForTimeout(2_000);
        }
    }

    private static void usePictures(Page page) {
        Locator caption = page.locator("[data-film] [role=status]");
        caption.waitFor(PATIENTLY);
        assertThat(caption).hasText(Pattern.compile("^Step 1 of 9.*"));
        page.locator("[data-film] button", new Page.LocatorOptions().setHasText("Next"))
                .click();
        assertThat(caption).hasText(Pattern.compile("^Step 2 of 9.*"));
        page.locator("[data-film] input").press("End");
        assertThat(caption).hasText(Pattern.compile("^Step 9 of 9.*"));
        page.locator("[data-film] button", new Page.LocatorOptions().setHasText("Play"))
                .press("Enter");
        assertThat(caption).hasText(Pattern.compile("^Step [2-8] of 9.*"));

        FrameLocator explorer = page.frameLocator("iframe[title='Stridebook explorer']");
        assertThat(explorer.locator("#shape")).hasText("1×8×8 → 1×4×4");
        explorer.locator("#strideHeight").fill("1");
        assertThat(explorer.locator("#shape")).hasText("1×8×8 → 1×8×8");
    }

    /** With ipywidgets the slider moves. Without, as in Debian's Notebook, its drawings are shown, and nothing waits for a widget. */
    private static void useSlider(Page page) {
        Locator handle = page.locator(".widget-slider .noUi-handle, .widget-slider .ui-slider-handle");
        Locator drawings = page.locator("figure");
        handle.or(drawings).first().waitFor(PATIENTLY);
        if (handle.count() > 0) {
            handle.first().focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.getByText("3 squared is 9")).isVisible();
            assertThat(page.getByText("2 squared is 4")).hasCount(0);
        } else {
            assertThat(drawings).hasCount(3);
            assertThat(drawings.last()).containsText("n = 4");
            assertThat(drawings.last()).containsText("4 squared is 16");
        }
        assertThat(page.getByText("Loading widget")).hasCount(0);
        assertThat(page.getByText("Error displaying widget")).hasCount(0);
    }
}
