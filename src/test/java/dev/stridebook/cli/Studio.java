package dev.stridebook.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stridebook.kernel.TestArchive;
import dev.stridebook.notebook.Html;
import dev.stridebook.picture.Browser;
import dev.stridebook.process.FreePort;
import dev.stridebook.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where pictures of the product are taken: a browser with the website, with a notebook or with what a terminal shows. */
final class Studio implements AutoCloseable {
    private static final int NOTEBOOK_WIDTH = 860;
    private static final int TERMINAL_WIDTH = 760;
    private static final String CELLS = "#notebook-container";
    private static final String INPUT = "input.raw_input";
    /** A kernel starts, and a cell runs for the first time, on a machine that may be busy. */
    private static final int PATIENCE = 180_000;

    private static final Locator.WaitForOptions PATIENTLY = new Locator.WaitForOptions().setTimeout(PATIENCE);

    private final Path docs;
    private final Path folder;
    private final Browser browser = Browser.start();
    private int notebooks;

    /**
     * @param docs the folder for the pictures
     * @param folder an empty folder for the website and the notebooks
     */
    Studio(Path docs, Path folder) throws Exception {
        this.docs = docs;
        this.folder = folder;
        Cli site = Cli.run("author", "site", "--without-api", "--out", site().toString());
        if (site.exitCode() != 0) {
            throw new WorkFailedException(site.err());
        }
        TestArchive.install(folder.resolve("data"));
    }

    private Path site() {
        return folder.resolve("site");
    }

    /** Takes a picture of what a page of the website shows first. */
    void site(Screenshot picture, String place, int width, int height, Consumer<Page> use) {
        Page page = browser.newPage(width, height, ColorScheme.LIGHT);
        page.navigate(site().toUri() + place);
        use.accept(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(docs.resolve(picture.file())));
        requireWords(picture, page);
    }

    /**
     * Takes a picture of cells in Jupyter Notebook, after they have run.
     *
     * @param hidden a cell that runs before them and is not shown; empty for none
     * @param use what is done with the page meanwhile
     */
    void notebook(Screenshot picture, String hidden, List<String> cells, Consumer<Page> use) throws Exception {
        run(hidden, cells, use, page -> shoot(picture, page.locator(CELLS)));
    }

    /** Takes a picture of a cell in Jupyter Notebook that waits for input. */
    void question(Screenshot picture, String cell) throws Exception {
        run(
                "",
                List.of(cell),
                page -> {
                    page.locator(INPUT).waitFor(PATIENTLY);
                    shoot(picture, page.locator(CELLS));
                    type(page, "");
                },
                page -> {});
    }

    /** Types a line into the box of the cell that runs. */
    static void type(Page page, String line) {
        Locator box = page.locator(INPUT);
        box.waitFor(PATIENTLY);
        box.fill(line);
        box.press("Enter");
    }

    private void run(String hidden, List<String> cells, Consumer<Page> meanwhile, Consumer<Page> afterwards)
            throws Exception {
        Jupyter jupyter = Jupyter.all(Project.root())
                .filter(Jupyter::isClassicNotebook)
                .findFirst()
                .orElseThrow(() -> new WorkFailedException(
                        "Pictures of cells are taken in Jupyter Notebook 6. ./stridebook test installs it."));
        String name = "notebook" + ++notebooks + ".ipynb";
        Files.createDirectories(folder.resolve("notebooks"));
        Files.writeString(folder.resolve("notebooks").resolve(name), notebook(hidden, cells));
        Map<String, String> environment = Map.of(
                "JUPYTER_DATA_DIR",
                folder.resolve("data").toString(),
                Settings.PROGRESS,
                folder.resolve(name + ".json").toString());
        try (JupyterServer server = JupyterServer.start(
                jupyter,
                folder.resolve("notebooks"),
                name,
                List.of(),
                FreePort.find(),
                false,
                folder.resolve("jupyter.log"),
                environment)) {
            Page page = browser.newPage(NOTEBOOK_WIDTH, 900, ColorScheme.LIGHT);
            page.setDefaultNavigationTimeout(PATIENCE);
            page.navigate(server.notebook(name));
            page.locator("#kernel_indicator_icon.kernel_idle_icon").waitFor(PATIENTLY);
            page.addStyleTag(new Page.AddStyleTagOptions()
                    .setContent(
                            "#notebook-container { width: %dpx; padding: 4px; box-shadow: none; } .cell { border: 0 !important; } .cell::before { display: none !important; }"
                                    .formatted(NOTEBOOK_WIDTH - 20)));
            page.evaluate("() => Jupyter.notebook.execute_all_cells()");
            meanwhile.accept(page);
            page.waitForFunction(
                    "() => Jupyter.notebook.get_cells().every((cell) => typeof cell.input_prompt_number === 'number')",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
            if (!hidden.isEmpty()) {
                page.evaluate("() => Jupyter.notebook.get_cell(0).element.hide()");
            }
            afterwards.accept(page);
            page.context().close();
        }
    }

    private static String notebook(String hidden, List<String> cells) {
        ObjectNode root =
                new ObjectMapper().createObjectNode().put("nbformat", 4).put("nbformat_minor", 5);
        root.putObject("metadata")
                .putObject("kernelspec")
                .put("name", "stridebook")
                .put("display_name", "Java (Stridebook)")
                .put("language", "java");
        ArrayNode list = root.putArray("cells");
        if (!hidden.isEmpty()) {
            add(list, hidden);
        }
        cells.forEach(source -> add(list, source));
        return root.toString();
    }

    private static void add(ArrayNode cells, String source) {
        ObjectNode cell = cells.addObject()
                .put("cell_type", "code")
                .put("id", "cell" + cells.size())
                .putNull("execution_count")
                .put("source", source);
        cell.putObject("metadata");
        cell.putArray("outputs");
    }

    /** Takes a picture of what a terminal shows. */
    void terminal(Screenshot picture, String text) {
        Page page = browser.newPage(TERMINAL_WIDTH, 900, ColorScheme.LIGHT);
        page.setContent(
                "<pre style=\"margin:0;padding:10px;font:14px/17px 'Liberation Mono',monospace;white-space:pre-wrap\">%s</pre>"
                        .formatted(Html.escape(text.strip())));
        shoot(picture, page.locator("pre"));
        page.context().close();
    }

    private void shoot(Screenshot picture, Locator part) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(docs.resolve(picture.file())));
        requireWords(picture, part.page());
    }

    private static void requireWords(Screenshot picture, Page page) {
        String text = page.locator("body").innerText().replaceAll("\\s+", " ");
        for (String words : picture.words().keySet()) {
            if (!text.contains(words)) {
                throw new WorkFailedException(
                        "%s is said to show \"%s\", but the page says: %s".formatted(picture.file(), words, text));
            }
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
