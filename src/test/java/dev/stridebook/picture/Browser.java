package dev.stridebook.picture;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Chromium installed on this machine, driven by Playwright, which must not download its own. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=" + String.join(",", withoutFeatures()));

    /**
     * What Playwright leaves out, as Chromium takes the last such list alone, and what each window would start processes for although nobody
     * sees it: the pages below its address bar, and a renderer in advance.
     */
    private static List<String> withoutFeatures() {
        return List.of(
                "AvoidUnnecessaryBeforeUnloadCheckSync",
                "BoundaryEventDispatchTracksNodeRemoval",
                "DestroyProfileOnBrowserClose",
                "DialMediaRouteProvider",
                "GlobalMediaControls",
                "HttpsUpgrades",
                "LensOverlay",
                "MediaRouter",
                "PaintHolding",
                "ThirdPartyStoragePartitioning",
                "BlockOriginHeaderModificationOnRedirect",
                "Translate",
                "AutoDeElevate",
                "OptimizationHints",
                "WebUIOmniboxPopup",
                "WebUIOmniboxAimPopup",
                "WebUIOmniboxFullPopup",
                "SpareRendererForSitePerProcess");
    }

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    /** Every address that a page has requested. */
    private final List<String> requests = new ArrayList<>();

    private final List<String> mistakes = new ArrayList<>();

    private Browser(Playwright playwright) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program()).setArgs(FLAGS));
    }

    public static Browser start() {
        return new Browser(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** Writes the explorer's page to a folder and returns its address. */
    static String explorerIn(Path folder) throws IOException {
        Path file = folder.resolve("explorer.html");
        Explorer.explorer().save(file);
        return file.toUri().toString();
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "There is no Chromium on the PATH. ./stridebook test installs one where it may, "
                                + "or says how to."));
    }

    /** Opens an empty page whose requests and script errors are recorded. */
    public Page newPage(int width, int height, ColorScheme colours) {
        return newPage(new NewContextOptions().setViewportSize(width, height).setColorScheme(colours));
    }

    /** Opens an empty page in which no script runs. */
    public Page newPageWithoutScripts() {
        return newPage(new NewContextOptions().setJavaScriptEnabled(false));
    }

    private Page newPage(NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(mistakes::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                mistakes.add(message.text());
            }
        });
        return page;
    }

    public List<String> requests() {
        return requests;
    }

    /** Returns the errors and warnings of scripts. */
    public List<String> mistakes() {
        return mistakes;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
