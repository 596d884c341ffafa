package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.kernel.EvaluatorProcess;
import dev.stridebook.kernel.OwnKernel;
import dev.stridebook.language.Language;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.EvaluatorDiedException;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import dev.stridebook.notebook.NotebookRunner;
import dev.stridebook.notebook.RunListener;
import dev.stridebook.notebook.RunResult;
import dev.stridebook.notebook.page.HtmlExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs notebooks from top to bottom without Jupyter, each in a fresh Java process. */
@Command(
        name = "run",
        description = {
            "Run notebooks from top to bottom, without Jupyter, and write them with their outputs.",
            "",
            "Each notebook runs in a fresh Java process, in its own folder. Whatever its cells print goes into the"
                    + " written notebook; output of a cell with the tag \"report\" is shown here too. A cell with the"
                    + " tag \"raises-exception\" may fail; any other failure ends that notebook.",
            ""
        },
        footer = {"", "Exit codes: 0 all ran, 1 a cell failed, 2 a notebook or an option is wrong."},
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final String REPORT = "report";

    @Parameters(arity = "1..*", paramLabel = "NOTEBOOK", description = "Notebooks (.ipynb) to run.")
    private List<Path> files;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description =
                    "Folder for the executed notebooks (default: ${DEFAULT-VALUE}). The source is replaced only if"
                            + " you give the notebook's own folder.")
    private Path out;

    @Option(names = "--html", description = "Also write each notebook as a self-contained HTML page.")
    private boolean html;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "600",
            description = "Time limit in seconds for one cell (default: ${DEFAULT-VALUE}).")
    private double timeout;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!(timeout > 0 && timeout <= Integer.MAX_VALUE)) {
            throw new UsageException(say("--timeout must be a positive number of seconds, but is %s.", timeout));
        }
        Map<Path, Notebook> notebooks = read();
        makeOutputFolder();
        int exitCode = 0;
        for (Map.Entry<Path, Notebook> notebook : notebooks.entrySet()) {
            exitCode = Math.max(exitCode, run(notebook.getKey(), notebook.getValue()));
        }
        return exitCode;
    }

    /** Reads all notebooks before the first one runs, so that a misspelt name is reported at once. */
    private Map<Path, Notebook> read() throws IOException {
        Map<Path, Notebook> notebooks = new LinkedHashMap<>();
        Map<Path, Path> byName = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                notebooks.put(file, Notebook.read(file));
            } catch (NotebookException e) {
                throw new UsageException(e.getMessage());
            } catch (IOException e) {
                throw new UsageException(say("%s: cannot be read (%s).", file, e.getMessage()));
            }
            Path other = byName.put(file.getFileName(), file);
            if (other != null && !other.equals(file)) {
                throw new UsageException(say(
                        "%s and %s would both be written to %s. Run them one at a time, each with its own --out.",
                        other, file, out.resolve(file.getFileName())));
            }
        }
        return notebooks;
    }

    private void makeOutputFolder() {
        try {
            Files.createDirectories(out);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(say("--out %s is a file. Give a folder.", out));
        } catch (IOException e) {
            throw new UsageException(say("--out %s cannot be created (%s). Give another folder.", out, e));
        }
        if (!Files.isWritable(out)) {
            throw new UsageException(say("--out %s is not writable. Give another folder.", out));
        }
    }

    private int run(Path file, Notebook notebook) throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        Path folder = file.toAbsolutePath().getParent();
        long start = System.nanoTime();
        RunResult result;
        try (EvaluatorProcess evaluator =
                EvaluatorProcess.start(folder, languageOf(notebook), firstClasses(notebook))) {
            Duration limit = Duration.ofMillis(Math.max(1, Math.round(timeout * 1000)));
            result = new NotebookRunner(evaluator, limit, new Reporter(terminal)).run(notebook);
        } catch (IllegalStateException | EvaluatorDiedException e) {
            throw new UsageException(say("No cell can be run: %s", e.getMessage()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String written = write(file, folder, result.notebook());
        String outcome = result.failure().isPresent() ? say("FAILED") : say("ok    ");
        terminal.println(say("%s %s: %d cells in %.1f s -> %s", outcome, file, result.cellsRun(), seconds, written));
        terminal.flush();
        result.failure().ifPresent(failure -> explain(file, failure));
        return result.failure().isPresent() ? 1 : 0;
    }

    /**
     * Returns what most notebooks need at once and takes long to load. Not where a cell may bring another version of it, as magics can, which
     * begin with a percent sign.
     */
    private static List<String> firstClasses(Notebook notebook) {
        boolean mayBringOthers = notebook.cells().stream()
                .filter(Cell::isCode)
                .flatMap(cell -> cell.source().lines())
                .anyMatch(line -> line.stripLeading().startsWith("%"));
        return mayBringOthers ? List.of() : List.of(Nd4j.class.getName(), Engines.class.getName());
    }

    /** Returns the language of the kernel that the notebook was written for, unless the user has chosen one. */
    private Language languageOf(Notebook notebook) {
        return LanguageOption.isGiven(spec)
                ? Language.current()
                : OwnKernel.languageOf(
                                notebook.metadata().at("/kernelspec/name").asText(""))
                        .orElseGet(Language::current);
    }

    /** Writes the executed notebook, and its page with --html; returns their paths as text. */
    private String write(Path file, Path folder, Notebook notebook) {
        Path written = out.resolve(file.getFileName());
        try {
            notebook.write(written);
            if (!html) {
                return written.toString();
            }
            Path page = out.resolve(file.getFileName().toString().replaceFirst("\\.ipynb$", "") + ".html");
            HtmlExport.write(notebook, folder, page);
            return written + ", " + page;
        } catch (IOException e) {
            throw new WorkFailedException(
                    say("The result of %s cannot be written to %s (%s). Is the disk full?", file, out, e));
        }
    }

    private void explain(Path file, RunResult.CellFailure failure) {
        PrintWriter errors = spec.commandLine().getErr();
        CellError error = failure.error();
        int cell = failure.position();
        int count = failure.executionCount();
        errors.println(
                error.line() > 0
                        ? say("%s failed in cell %d, [%d], line %d:", file, cell, count, error.line())
                        : say("%s failed in cell %d, [%d]:", file, cell, count));
        if (!error.sourceLine().isBlank()) {
            errors.println("    " + error.sourceLine());
        }
        errors.println(error.plainTraceback().indent(2).stripTrailing());
        errors.flush();
    }

    /** Shows the output of cells tagged {@code report} as it is printed. */
    private record Reporter(PrintWriter terminal) implements RunListener {
        @Override
        public void printed(Cell cell, String text) {
            if (cell.tags().contains(REPORT)) {
                terminal.print(text);
                terminal.flush();
            }
        }
    }
}
