package dev.stridebook.picture;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Renderings;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures as a browser shows them: light or dark as the page is, with alternative text, and readable on a phone. */
class PicturesInPagesTest {
    private static final List<Object> PICTURES = List.of(
            WindowPicture.of(kernel(3).padding(1).stride(2), 8, 8),
            ImageSheet.grey(new float[][][] {{{0, 1}, {1, 0}}}).title("A title").captions(List.of("a caption")),
            Charts.tries("Tries", "%", Map.of("one", List.of(1.0, 2.0))),
            Animation.animate(kernel(3).padding(1).stride(2), 8, 8));

    /** As our own pages have it; the second is Jupyter's dark theme, which is dark whatever the browser prefers. */
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><title>pictures</title><meta name="color-scheme" content="light dark"></head>
            <body><main>%s</main></body></html>""";

    private static final String JUPYTER = """
            <!DOCTYPE html><html lang="en"><head><title>pictures</title></head>
            <body data-jp-theme-light="%s"><main>%s</main></body></html>""";

    private static Browser browser;

    private Page page;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private void show(String html, int width, ColorScheme colours) {
        page = browser.newPage(width, 900, colours);
        page.setContent(html);
        page.waitForFunction("() => Array.from(document.images).every((image) => image.complete)");
    }

    @AfterEach
    void nothingWentWrong() {
        page.context().close();
        assertThat(browser.mistakes()).isEmpty();
    }

    private static String pictures() {
        return PICTURES.stream()
                .map(picture -> Renderings.of(picture).data().get(MimeBundle.HTML))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 255", "DARK, 40"})
    void aPageOfOursShowsThemAsItIsItself(ColorScheme colours, int brightest) throws IOException {
        show(PAGE.formatted(pictures()), 1000, colours);

        assertThat(grounds()).hasSize(PICTURES.size()).allMatch(ground -> isAbout(ground, brightest));
    }

    @ParameterizedTest
    @CsvSource({"true, DARK, 255", "false, LIGHT, 40"})
    void jupyterShowsThemAsItsThemeIs(boolean isLight, ColorScheme browsers, int brightest) throws IOException {
        show(JUPYTER.formatted(isLight, pictures()), 1000, browsers);

        assertThat(grounds()).hasSize(PICTURES.size()).allMatch(ground -> isAbout(ground, brightest));
    }

    private static boolean isAbout(Color ground, int brightest) {
        int most = Stream.of(ground.getRed(), ground.getGreen(), ground.getBlue())
                .max(Integer::compare)
                .orElseThrow();
        return brightest == 255 ? most == 255 : most <= brightest;
    }

    /** Returns the colour of each picture near its upper left corner, where nothing is drawn. */
    private List<Color> grounds() throws IOException {
        List<Color> grounds = new ArrayList<>();
        for (Locator picture : page.locator("picture, .stridebook-scroll > svg").all()) {
            Locator drawn = picture.locator("img").count() > 0 ? picture.locator("img") : picture;
            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(drawn.screenshot()));
            grounds.add(new Color(pixels.getRGB(6, 6)));
        }
        return grounds;
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1000", "DARK, 1000", "LIGHT, 400", "DARK, 400"})
    void axeFindsNothing(ColorScheme colours, int width) throws IOException {
        show(PAGE.formatted(pictures()), width, colours);
        try (InputStream script = PicturesInPagesTest.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat((List<?>) page.evaluate("""
                        async () => (await axe.run(document, { rules: { "page-has-heading-one": { enabled: false } } })).violations
                            .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 200))}`)
                        """)).isEmpty();
    }

    @Test
    void onAPhoneTheTextCanBeReadAndThePageStaysNarrow() {
        show(PAGE.formatted(pictures()), 400, ColorScheme.LIGHT);

        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(400);
        assertThat((double) page.evaluate("""
                        () => {
                          const svg = document.querySelector(".stridebook-scroll > svg");
                          return svg.getBoundingClientRect().width / svg.width.baseVal.value;
                        }""")).isGreaterThan(0.8);
        assertThat(page.evaluate(
                        "() => getComputedStyle(document.querySelector('.stridebook-player button')).fontSize"))
                .isEqualTo("16px");
    }

    @Test
    void alternativeTextSaysWhatIsShown() {
        show(PAGE.formatted(pictures()), 1000, ColorScheme.LIGHT);

        assertThat(page.locator("img").evaluateAll("(images) => images.map((image) => image.alt)"))
                .asString()
                .contains(
                        "A window with kernel 3×3, stride 2×2, padding 1×1 on an input of 8×8 gives an output of 4×4.",
                        "A title. 1 image of 2×2: a caption.",
                        "CategoryChart \"Tries\"");
        assertThat(page.locator("[data-film]").getAttribute("aria-label")).contains("window with kernel 3×3");
    }
}
