package dev.stridebook.tools;

import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.Project;
import dev.stridebook.cli.Setup;
import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.io.PrintWriter;

/** What the tests need beside the library: brought in on first use, with a line of progress for each. */
final class TestSetup {
    private final PrintWriter out;

    TestSetup(PrintWriter out) {
        this.out = out;
    }

    /**
     * Brings in everything.
     *
     * @throws WorkFailedException if one is not there and could not be installed
     */
    void all() throws IOException, InterruptedException {
        Setup ofLessons = new Setup(out);
        ofLessons.jupyter();
        classicNotebook();
        kernelTests();
        browser();
        sandbox();
        ofLessons.mnist();
    }

    private void classicNotebook() throws IOException, InterruptedException {
        Jupyter notebook = ClassicNotebook.findOrInstall(Project.root(), out);
        say("Jupyter  Notebook %s, %s".formatted(notebook.version(), notebook.server()));
    }

    private void kernelTests() throws IOException, InterruptedException {
        KernelTestSuite suite = KernelTestSuite.findOrInstall(Project.root(), out);
        say("Tests    of Jupyter kernels, jupyter_kernel_test of " + suite.python());
    }

    private void browser() throws IOException, InterruptedException {
        Chromium chromium = Chromium.findOrInstall(Project.root(), out);
        say("Browser  " + chromium.program());
    }

    /** For Linux alone: elsewhere there is no such sandbox, and its tests do not run. */
    private void sandbox() throws IOException, InterruptedException {
        if (System.getProperty("os.name").equals("Linux")) {
            BubblewrapInstaller.findOrInstall(Project.root(), out);
            say("Sandbox  bubblewrap");
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
