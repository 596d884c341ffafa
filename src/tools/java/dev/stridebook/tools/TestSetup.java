package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.Project;
import dev.stridebook.cli.Setup;
import dev.stridebook.cli.SparkFetcher;
import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Installs what the tests need besides the library on first use, with a line of progress for each item. */
final class TestSetup {
    private final PrintWriter out;

    TestSetup(PrintWriter out) {
        this.out = out;
    }

    /**
     * Installs everything that is missing.
     *
     * @throws WorkFailedException if something could not be installed
     */
    void all() throws IOException, InterruptedException {
        Setup ofLessons = new Setup(out);
        // At the same time, because most of it is waiting for the network.
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Void>> parts = List.of(
                    () -> {
                        ofLessons.jupyter();
                        classicNotebook();
                        kernelTests();
                        return null;
                    },
                    () -> {
                        browser();
                        sandbox();
                        compiler();
                        gradle();
                        workflowLinter();
                        return null;
                    },
                    () -> {
                        ofLessons.mnist();
                        spark();
                        return null;
                    });
            for (Future<Void> part : threads.invokeAll(parts)) {
                part.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkFailedException failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void classicNotebook() throws IOException, InterruptedException {
        Jupyter notebook = ClassicNotebook.findOrInstall(Project.root(), out);
        say("Jupyter  Notebook %s, %s".formatted(notebook.version(), notebook.server()));
    }

    private void kernelTests() throws IOException, InterruptedException {
        KernelTestSuite suite = KernelTestSuite.findOrInstall(Project.root(), out);
        say("Tests    jupyter_kernel_test for kernels, " + suite.python());
    }

    private void browser() throws IOException, InterruptedException {
        Chromium chromium = Chromium.findOrInstall(Project.root(), out);
        say("Browser  " + chromium.program());
    }

    /** Installs bubblewrap on Linux only: it does not exist elsewhere, and its tests do not run there. */
    private void sandbox() throws IOException, InterruptedException {
        if (System.getProperty("os.name").equals("Linux")) {
            BubblewrapInstaller.findOrInstall(Project.root(), out);
            say("Sandbox  bubblewrap");
        }
    }

    /** Installs a C compiler where the tests of native code run, on Linux on x86-64. */
    private void compiler() throws IOException, InterruptedException {
        if (System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")) {
            CompilerInstaller.findOrInstall(Project.root(), out);
            say("Compiler gcc");
        }
    }

    /** Installs Gradle where the tests of what users of the library get run, on Linux on x86-64. */
    private void gradle() throws IOException, InterruptedException {
        if (System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")) {
            GradleInstaller.findOrInstall(Project.root(), out);
            say("Gradle   gradle");
        }
    }

    private void workflowLinter() throws IOException, InterruptedException {
        Installation installation = new Installation(Project.root(), "actionlint-install.log");
        say("Linter   actionlint, "
                + WorkflowLinter.findOrInstall(Project.root(), installation, out)
                        .folder());
    }

    /** Fetches Spark where there are sandboxes for its machines. */
    private void spark() throws IOException, InterruptedException {
        if (System.getProperty("os.name").equals("Linux")) {
            say("Spark    " + SparkFetcher.findOrFetch("local", out).folder());
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
