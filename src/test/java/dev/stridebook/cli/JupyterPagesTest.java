package dev.stridebook.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stridebook.kernel.JupyterData;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.picture.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** Pictures in the Jupyters that students have: a cell is run in a browser, and what it shows is used. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JupyterPagesTest {
    private static final String NOTEBOOK = """
            {"nbformat": 4, "nbformat_minor": 5,
             "metadata": {"kernelspec": {"name": "stridebook", "display_name": "Java (Stridebook)", "language": "java"}},
             "cells": [
              {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [],
               "source": "show(animate(kernel(3).stride(2), 7, 7));\\nslider(\\"n\\", 2, 4, n -> System.out.println(n + \\" squared is \\" + n * n));\\nexplorer()"}]}
            """;

    /** A kernel starts, and a cell runs for the first time. */
    private static final Locator.WaitForOptions PATIENTLY = new Locator.WaitForOptions().setTimeout(60_000);

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        KernelSpec.in(new JupyterData(folder.resolve("data"))).install();
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
        try (JupyterServer server = serve(jupyter)) {
            Page page = browser.newPage(1100, 1600, ColorScheme.LIGHT);
            page.navigate(server.notebook("pictures.ipynb"));
            runFirstCell(page, jupyter.isClassicNotebook());
            usePictures(page);
            useSlider(page);
            // Kept for a look at it.
            Path picture = Path.of("target", "pictures-" + jupyter.version() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        }
    }

    private static JupyterServer serve(Jupyter jupyter) throws Exception {
        Path notebooks = Files.createDirectories(folder.resolve("notebooks"));
        Files.writeString(notebooks.resolve("pictures.ipynb"), NOTEBOOK);
        return JupyterServer.start(
                jupyter,
                notebooks,
                "pictures.ipynb",
                List.of(),
                freePort(),
                false,
                folder.resolve("jupyter.log"),
                Map.of("JUPYTER_DATA_DIR", folder.resolve("data").toString()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A page that is still loading lets a key pass, so that a person would press it again. */
    private static void runFirstCell(Page page, boolean isClassic) {
        String idle = isClassic
                ? "#kernel_indicator_icon.kernel_idle_icon"
                : ".jp-Notebook-ExecutionIndicator[data-status=idle]";
        Locator cell = page.locator(isClassic ? ".code_cell" : ".jp-CodeCell").first();
        Locator prompt = cell.locator(isClassic ? ".input_prompt" : ".jp-InputPrompt");
        page.locator(idle).waitFor(PATIENTLY);
        for (int tries = 0; tries < 10 && !prompt.innerText().matches("(?s).*\\[[*1]].*"); tries++) {
            prompt.click();
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
