package dev.stridebook.tools.foreign;

import dev.stridebook.cli.UsageException;
import dev.stridebook.kernel.JupyterData;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs other people's notebooks in the kernel, and tabulates what became of their cells. */
@Command(
        name = "notebooks",
        mixinStandardHelpOptions = true,
        description = {
            "Run all Java notebooks of a folder, and tabulate which cells ran, which failed, and where the kernel is at fault.",
            "",
            "Each notebook runs to its end, in its own folder, in a kernel that is started as Jupyter starts it. A cell that asks for"
                    + " input gets the lines that its metadata lists under \"typed\", then \"1\".",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all ran, 1 a cell failed unexpectedly, 2 an option is wrong, 3 the kernel is at fault."
        })
public final class NotebooksCommand implements Callable<Integer> {
    private static final int FAULTY = 3;

    @Parameters(paramLabel = "FOLDER", description = "Folder with notebooks, also in folders below it.")
    private Path folder;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "120",
            description = "Time limit in seconds for one cell (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(names = "--report", paramLabel = "FILE.md", description = "Also write the tables in Markdown.")
    private Path report;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write the notebooks with their outputs.")
    private Path executed;

    @Option(names = "--kernel", paramLabel = "NAME", description = "An installed kernel (default: this checkout's).")
    private String kernel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (timeout < 1) {
            throw new UsageException("--timeout must be a positive number of seconds, but is " + timeout + ".");
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException(folder + " is no folder. Name one with notebooks.");
        }
        PrintWriter err = spec.commandLine().getErr();
        Map<Path, Notebook> notebooks =
                JavaNotebooks.in(folder, (file, why) -> err.println(file + " is left out: " + why));
        if (notebooks.isEmpty()) {
            throw new UsageException("There is no Java notebook in " + folder + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        TrialReport trials = new TrialReport(folder);
        TrialReport.printHead(out);
        KernelSpecFile started = kernel == null ? ownKernel() : KernelSpecFile.installed(kernel);
        for (Map.Entry<Path, Notebook> notebook : notebooks.entrySet()) {
            NotebookTrial trial =
                    NotebookTrial.of(notebook.getKey(), notebook.getValue(), started, Duration.ofSeconds(timeout));
            trials.add(trial, out);
            if (executed != null) {
                trial.executed().write(executed.resolve(folder.relativize(trial.file())));
            }
            if (report != null) {
                // After each notebook: a long run may be cut short.
                Files.writeString(report, trials.markdown());
            }
        }
        trials.printTotal(out);
        return trials.hasFaults() ? FAULTY : trials.hasErrors() ? 1 : 0;
    }

    /** Installs the kernel in a temporary folder for Jupyter's data. */
    private static KernelSpecFile ownKernel() throws IOException {
        KernelSpec kernel = KernelSpec.in(new JupyterData(Files.createTempDirectory("stridebook")));
        kernel.install();
        return KernelSpecFile.in(kernel.folder());
    }
}
