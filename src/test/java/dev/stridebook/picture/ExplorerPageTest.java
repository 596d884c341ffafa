package dev.stridebook.picture;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.Output;
import dev.stridebook.notebook.page.HtmlExport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the explorer as people do: by mouse, by keyboard, by its address, on a phone, in a notebook. */
class ExplorerPageTest {
    /** All number fields, in the order of the page. */
    private static final List<String> FIELDS = List.of(
            "inputHeight",
            "inputWidth",
            "kernelHeight",
            "kernelWidth",
            "strideHeight",
            "strideWidth",
            "padTop",
            "padBottom",
            "padLeft",
            "padRight",
            "dilationHeight",
            "dilationWidth",
            "outputPaddingHeight",
            "outputPaddingWidth",
            "inChannels",
            "outChannels",
            "groups");

    /** A state that stays valid when any number is raised by one: a transposed convolution with many channels in one group. */
    private static final String ALL_FIELDS =
            "op=convtranspose&input=8x9&kernel=3x4&stride=3x4&dilation=2x2&channels=4,4";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static String address;

    private Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        address = Browser.explorerIn(folder);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private Locator open(String state) {
        return open(state, 1280, ColorScheme.LIGHT);
    }

    private Locator open(String state, int width, ColorScheme colours) {
        page = browser.newPage(width, 900, colours);
        page.navigate(address + "#" + state);
        return page.locator("#shape");
    }

    @AfterEach
    void nothingElseHappened() {
        page.context().close();
        assertThat(browser.mistakes()).isEmpty();
        assertThat(browser.requests())
                .as("requests that leave the page")
                .allMatch(request -> request.startsWith(address)
                        || request.startsWith("data:")
                        || request.startsWith(folder.toUri().toString())
                        || request.startsWith("about:"));
    }

    @Test
    void beginsWithAWindowThatDropsSomething() {
        assertThat(open("")).hasText("1×8×8 → 1×4×4");
        assertThat(page.locator("#formula")).containsText("height: ⌊(8 + 2·1 − 3) / 2⌋ + 1 = ⌊7 / 2⌋ + 1 = 4");
        assertThat(page.locator("#formula")).containsText("the last 1 of 10 padded cells are never read");
        assertThat(page.locator("#input-caption")).hasText("Input 8×8; ⌊ ⌋ drops 1 row and 1 column");
    }

    @Test
    void everyFieldIsSetByMouseByKeyboardAndByTyping() {
        open(ALL_FIELDS);
        for (String name : FIELDS) {
            Locator field = page.locator("#" + name);
            Locator slider = page.locator("#" + name + "-slider");
            int before = Integer.parseInt(field.inputValue());

            slider.focus();
            page.keyboard().press("ArrowRight");
            assertThat(field).hasValue("" + (before + 1));
            page.keyboard().press("ArrowLeft");
            assertThat(field).hasValue("" + before);

            field.fill("" + (before + 1));
            assertThat(slider).hasValue("" + (before + 1));
            field.press("ArrowDown");
            assertThat(slider).hasValue("" + before);

            clickEnd(slider);
            assertThat(field).hasValue(slider.getAttribute("max"));
            field.fill("" + before);
        }
        assertThat(page.locator("#error")).isHidden();
    }

    private void clickEnd(Locator slider) {
        slider.scrollIntoViewIfNeeded();
        BoundingBox box = slider.boundingBox();
        page.mouse().click(box.x + box.width - 3, box.y + box.height / 2);
    }

    @Test
    void theChoicesAreMadeByMouse() {
        Locator shape = open("kernel=2x2&padding=0&channels=2,2");
        page.locator("#op").selectOption("maxpool");
        assertThat(page.locator("#java")).hasText("new MaxPool2d(kernel(2).stride(2)).forward(x)");
        page.locator("#inputHeight").fill("7");
        assertThat(shape).hasText("2×7×7 → 2×3×3");
        page.locator("#ceil").click();
        assertThat(shape).hasText("2×7×7 → 2×4×4");
        page.locator("#floor").click();
        assertThat(shape).hasText("2×7×7 → 2×3×3");
        page.locator("#linked").click();
        page.locator("#inputWidth").fill("9");
        assertThat(shape).hasText("2×7×9 → 2×3×4");

        page.locator("#op").selectOption("conv");
        page.locator("#bias").click();
        assertThat(page.locator("#numbers")).containsText("16 (2·2·2·2 weights)");
        page.locator("#weights").selectOption("identity");
        assertThat(page.locator("#maps")).containsText("output 0: identity");
        page.locator("#in-channel").selectOption("1");
        page.locator("#out-channel").selectOption("1");
        assertThat(page.locator("#sums")).containsText("channel 1:");
        page.locator("#image").selectOption("digit8");
        assertThat(shape).hasText("2×28×28 → 2×14×14");
        page.locator("#every-number").click();
        assertThat(page.locator("#output")).hasCSS("width", (14 * 28 + 18) + "px");
        page.locator("#reset").click();
        assertThat(shape).hasText("1×8×8 → 1×4×4");
    }

    @Test
    void theChoicesAreMadeByKeyboard() {
        Locator shape = open("input=7x7&kernel=2x2&padding=0");
        press("#op", "m");
        assertThat(page.locator("#java")).containsText("MaxPool2d");
        press("#floor", "ArrowDown");
        assertThat(shape).hasText("1×7×7 → 1×4×4");
        press("#linked", "Space");
        press("#inputWidth", "ArrowUp");
        assertThat(shape).hasText("1×7×8 → 1×4×4");
        press("#image", "d");
        assertThat(shape).hasText("1×28×28 → 1×14×14");
        press("#reset", "Enter");
        assertThat(shape).hasText("1×8×8 → 1×4×4");
        press("#weights", "b");
        assertThat(page.locator("#weight-table input").first()).hasValue("0.11");
        press("#bias", "Space");
        assertThat(page.locator("#java")).containsText(".withoutBias()");
        press("#every-number", "Space");
        assertThat(page.locator("#every-number")).isChecked();
    }

    private void press(String control, String key) {
        page.locator(control).focus();
        page.keyboard().press(key);
    }

    @Test
    void theKernelTakesNumbersOfOnesOwnAndKeepsThemAroundItsMiddle() {
        open("weights=identity&kernel=1x1");
        page.locator("#weight-table input").fill("2.5");
        assertThat(page.locator("#weights")).hasValue("own");
        assertThat(page.locator("#step-text")).hasText("output[0][0] = 0·2.5 = 0");
        page.locator("#kernelHeight").fill("3");
        assertThat(page.locator("#weight-table input").nth(4)).hasValue("2.5");
        assertThat(page.locator("#weight-table input").nth(0)).hasValue("0");
        page.waitForURL(Pattern.compile(".*weights=0,0,0,0,2.5,0,0,0,0"));
    }

    @Test
    void aLinkedFieldSetsAllOfItsKind() {
        open("");
        page.locator("#padTop").fill("2");
        assertThat(page.locator("#formula")).containsText("width: ⌊(8 + 2·2 − 3) / 2⌋");
        assertThat(page.locator("#padLeft")).isHidden();
        page.locator("#linked").click();
        assertThat(page.locator("#padLeft")).isVisible();
        page.locator("#padLeft").fill("0");
        assertThat(page.locator("#formula")).containsText("width: ⌊(8 + 0 + 2 − 3) / 2⌋");
        assertThat(page.locator("#formula")).containsText("height: ⌊(8 + 2·2 − 3) / 2⌋");
        page.locator("#linked").click();
        assertThat(page.locator("#formula")).containsText("width: ⌊(8 + 2·2 − 3) / 2⌋");
    }

    @Test
    void stepsBackAndForthAndScrubs() {
        open("kernel=2x2&padding=0&weights=identity");
        Locator count = page.locator("#count");
        Object atFirst = pictures();
        page.locator("#next").click();
        assertThat(count).hasText("2 of 16");
        assertThat(pictures()).isNotEqualTo(atFirst);
        page.locator("#back").click();
        assertThat(count).hasText("1 of 16");
        assertThat(page.locator("#back")).isDisabled();
        press("#next", "Enter");
        assertThat(page.locator("#step-text")).hasText("output[0][1] = 2·1 + 7·0 + 0·0 + 2·0 = 2");
        press("#scrubber", "End");
        assertThat(count).hasText("16 of 16");
        assertThat(page.locator("#next")).isDisabled();
        press("#back", "Space");
        assertThat(count).hasText("15 of 16");
        press("#first", "Enter");
        assertThat(count).hasText("1 of 16");
        clickEnd(page.locator("#scrubber"));
        assertThat(count).hasText("16 of 16");
        assertThat(page.locator("#scrubber")).hasAttribute("aria-valuetext", "step 16 of 16");
    }

    private Object pictures() {
        return page.evaluate("() => ['input', 'output'].map((id) => document.getElementById(id).toDataURL())");
    }

    @Test
    void playsToTheEndAndPauses() {
        open("");
        Locator play = page.locator("#play");
        page.locator("#speed").selectOption(new SelectOption().setLabel("slow"));
        play.click();
        assertThat(play).hasText("Pause");
        assertThat(page.locator("#step-text")).hasAttribute("aria-live", "off");
        press("#play", "Space");
        assertThat(play).hasText("Play");
        assertThat(page.locator("#step-text")).hasAttribute("aria-live", "polite");
        page.locator("#speed").selectOption(new SelectOption().setLabel("fast"));
        play.click();
        assertThat(page.locator("#count")).hasText("16 of 16");
        assertThat(play).hasText("Play");

        page.locator("#speed").selectOption(new SelectOption().setLabel("slow"));
        play.click();
        assertThat(page.locator("#count")).hasText("1 of 16");
        assertThat(page.locator("#count")).hasText("2 of 16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "op=avgpool&input=9x7&channels=3,1&kernel=3x2&padding=1,0,0,1&rounding=ceil&image=digit7&step=4&show=2",
                "input=12x11&channels=4,6&groups=2&kernel=2x3&stride=1x2&padding=1,2,0,1&dilation=2x1&bias=no&weights=learned3&step=7&show=2,4",
                "op=convtranspose&input=4x5&kernel=2&padding=0&outputPadding=1x0&weights=1,-2,0.5,3&step=3",
                "op=minpool&input=6&stride=3",
                "op=maxpool&kernel=2&stride=1&dilation=3x2&image=digit2",
            })
    void theAddressRestoresTheState(String state) {
        Locator shape = open("");
        page.evaluate("state => { location.hash = state; }", state);
        assertThat(shape).not().hasText("1×8×8 → 1×4×4");
        List<Object> before = everythingShown();
        page.locator("#next").click();
        page.locator("#back").click();
        page.waitForURL(address + "#" + state);
        String written = page.url();

        page.context().close();
        page = browser.newPage(1280, 900, ColorScheme.LIGHT);
        page.navigate(written);

        assertThat(everythingShown()).isEqualTo(before);
    }

    private List<Object> everythingShown() {
        return List.of(page.locator("main").innerText(), pictures());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stride=0x1 | A stride must be at least 1 in height and in width, but it is 0×1: the window would never move on otherwise.",
                "rounding=ceil | A convolution rounds down: a last step that the input does not fill is dropped, and only pooling can round up. Leave out ceil(), or add padding to reach the rest of the input.",
                "channels=3,4&groups=2 | groups must divide both 3 and 4 channels, but is 2.",
                "kernel=99x3 | Kernel, height: the limit on this page is 32, but it is 99. The library and ./stridebook shape accept more.",
                "kernel=two | The address says \"kernel=two\", which means nothing here. Write kernel=3x3.",
                "step=1&weights=1,2 | The address has 2 numbers for a kernel of 3×3, which takes 9.",
                "colour=red | The address says \"colour=red\", which means nothing here. It may say op, input, channels, groups, kernel, stride, padding, dilation, outputPadding, rounding, bias, image, weights, step, show, lang.",
            })
    void saysWhatIsWrongAndWhatToDo(String state, String error) {
        open(state);
        assertThat(page.locator("#error")).hasText(error);
        page.locator("#reset").click();
        assertThat(page.locator("#error")).isHidden();
        assertThat(page.locator("#result")).isVisible();
    }

    @Test
    void aFieldWithoutANumberIsMarked() {
        open("");
        page.locator("#strideHeight").fill("");
        assertThat(page.locator("#error"))
                .hasText("Stride, height: the field has no number. Enter a whole number, such as 2.");
        assertThat(page.locator("#strideHeight")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#result")).isHidden();
        page.locator("#strideHeight").fill("1.5");
        assertThat(page.locator("#error"))
                .hasText("Stride, height: 1.5 is not a whole number. Enter a whole number, such as 2.");
        page.locator("#strideHeight").fill("1");
        assertThat(page.locator("#shape")).hasText("1×8×8 → 1×8×8");
    }

    @Test
    void showsAPictureOfTheUsers() throws IOException {
        Locator shape = open("");
        BufferedImage picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0xff0000);
        Path file = folder.resolve("mine.png");
        ImageIO.write(picture, "png", file.toFile());
        page.locator("#file").setInputFiles(file);
        assertThat(shape).hasText("1×28×28 → 1×14×14");
        assertThat(page.locator("#image")).hasValue("own");

        Path text = Files.writeString(folder.resolve("mine.txt"), "no picture");
        page.locator("#file").setInputFiles(text);
        assertThat(page.locator("#error"))
                .hasText("The browser cannot read \"mine.txt\" as a picture. Choose a PNG, JPEG, GIF or WebP file.");
    }

    @Test
    void copiesTheLines() {
        open("op=maxpool&input=6x6&kernel=2x2&padding=0");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.locator("[data-copies=java]").click();
        assertThat(page.locator("#copied")).hasText("Copied.");
        assertThat(clipboard()).isEqualTo("new MaxPool2d(kernel(2).stride(2)).forward(x)");
        press("[data-copies=pytorch]", "Enter");
        assertThat(page.locator("#copied")).hasText("Copied.");
        assertThat(clipboard()).isEqualTo("nn.MaxPool2d(kernel_size=2)(x)");
        page.locator("#copy-link").click();
        assertThat(page.locator("#copied")).hasText("Copied.");
        assertThat(clipboard()).isEqualTo(address + "#op=maxpool&input=6&kernel=2&padding=0");
    }

    private Object clipboard() {
        return page.evaluate("() => navigator.clipboard.readText()");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
    void axeFindsNothingSerious(ColorScheme colours, int width) throws IOException {
        open("input=10x9&channels=2,2&rounding=floor", width, colours);
        try (InputStream script = ExplorerPageTest.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(seriousViolations()).isEmpty();
        page.locator("#strideHeight").fill("0");
        assertThat(seriousViolations()).isEmpty();
    }

    private List<?> seriousViolations() {
        return (List<?>) page.evaluate("""
                async () => (await axe.run()).violations
                    .filter((violation) => ["serious", "critical"].includes(violation.impact))
                    .map((violation) => `${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.html)}`)
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "input=28x28&channels=3,12&kernel=5x5&image=digit8&weights=learned0",
                "op=convtranspose&input=20x20&kernel=11x11",
                "kernel=3x7&stride=0x1",
            })
    void aPhoneNeverScrollsSideways(String state) {
        open(state, 360, ColorScheme.LIGHT);
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
    }

    @Test
    void reportsHowLongAStepTakesToDraw() {
        open("input=28x28&stride=1x1&image=digit8");
        List<?> milliseconds = (List<?>) page.evaluate("""
                () => Array.from({ length: 784 }, (_, step) => {
                  const start = performance.now();
                  Explorer.goTo(step);
                  return performance.now() - start;
                }).sort((a, b) => a - b)
                """);
        assertThat(milliseconds).hasSize(784);
        System.out.printf(
                "Explorer: a step on 28×28 is drawn in %.1f ms (median), %.1f ms (19 of 20), %.1f ms (longest)%n",
                number(milliseconds, 0.5), number(milliseconds, 0.95), number(milliseconds, 1));
    }

    private static double number(List<?> sorted, double share) {
        return ((Number) sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()))).doubleValue();
    }

    @Test
    void worksInTheExportedPageOfAnExecutedNotebook() throws IOException {
        Explorer start =
                Explorer.explorer().input(6, 7).window(kernel(2).stride(2)).operation(Explorer.Operation.MAX_POOLING);
        Path file = Files.writeString(folder.resolve("notebook.html"), exported(start));
        page = browser.newPage(1000, 900, ColorScheme.LIGHT);
        page.navigate(file.toUri().toString());
        FrameLocator explorer = page.frameLocator("iframe");

        assertThat(explorer.locator("#shape")).hasText("1×6×7 → 1×3×3");
        explorer.locator("#next").click();
        assertThat(explorer.locator("#count")).hasText("2 of 9");
        explorer.locator("#strideWidth").fill("1");
        assertThat(explorer.locator("#shape")).hasText("1×6×7 → 1×3×6");
        assertThat(explorer.locator("#copy-link")).isHidden();
        explorer.locator("#reset").click();
        assertThat(explorer.locator("#shape")).hasText("1×6×7 → 1×3×3");
    }

    /** Goes through the notebook's file. */
    private static String exported(Explorer shown) {
        Notebook source = Notebook.parse("""
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
                  {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [], "source": "explorer()"}
                ]}
                """, "test");
        Output output = Output.result(shown.toMimeBundle(), 1);
        Notebook executed = source.withCells(List.of(source.cells().get(0).executed(1, List.of(output))));
        return HtmlExport.toHtml(Notebook.parse(executed.toJson(), "test"), folder, "test");
    }
}
