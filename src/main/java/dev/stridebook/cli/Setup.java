package dev.stridebook.cli;

import dev.stridebook.data.DataException;
import dev.stridebook.data.DataStore;
import dev.stridebook.kernel.KernelSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** What the lessons need beside the library: brought in on first use, with a line of progress for each. */
final class Setup {
    private final PrintWriter out;

    Setup(PrintWriter out) {
        this.out = out;
    }

    /**
     * @throws WorkFailedException if there is no Jupyter and none could be installed
     */
    Jupyter jupyter() throws IOException, InterruptedException {
        return said(new JupyterInstaller(Project.root(), out).findOrInstall());
    }

    /**
     * @throws WorkFailedException if there is no Notebook before version 7 and none could be installed
     */
    void classicNotebook() throws IOException, InterruptedException {
        said(new JupyterInstaller(Project.root(), out).findOrInstallClassicNotebook());
    }

    private Jupyter said(Jupyter jupyter) {
        say("Jupyter  %s %s, %s".formatted(jupyter.isLab() ? "Lab" : "Notebook", jupyter.version(), jupyter.server()));
        return jupyter;
    }

    /**
     * @throws WorkFailedException if there are no tests of kernels and they could not be installed
     */
    void kernelTests() throws IOException, InterruptedException {
        KernelTestSuite suite = KernelTestSuite.findOrInstall(Project.root(), out);
        say("Tests    of Jupyter kernels, jupyter_kernel_test of " + suite.python());
    }

    /**
     * @throws WorkFailedException if there is no Chromium and it could not be installed
     */
    void browser() throws IOException, InterruptedException {
        Chromium chromium = Chromium.findOrInstall(Project.root(), out);
        say("Browser  " + chromium.program());
    }

    /**
     * For Linux alone: elsewhere there is no such sandbox, and its tests do not run.
     *
     * @throws WorkFailedException if there is no bubblewrap and it could not be installed
     */
    void sandbox() throws IOException, InterruptedException {
        if (System.getProperty("os.name").equals("Linux")) {
            BubblewrapInstaller.findOrInstall(Project.root(), out);
            say("Sandbox  bubblewrap");
        }
    }

    /**
     * Installs the kernel of this checkout, unless it is there.
     *
     * @throws WorkFailedException if it does not start
     */
    void kernel() throws IOException {
        KernelSpec kernel = KernelSpec.ofUser();
        if (!kernel.isUpToDate()) {
            kernel.install().ifPresent(other -> say("Kernel   replaces the one that ran from " + other));
            try {
                kernel.selfTest();
            } catch (KernelSpec.SelfTestFailed failure) {
                throw new WorkFailedException(failure.getMessage());
            }
        }
        say("Kernel   %s, %s".formatted(KernelSpec.DISPLAY_NAME, kernel.folder()));
    }

    /** Fetches MNIST, unless it is there. Without a network the lessons have the shipped subset, so that is no failure. */
    void mnist() {
        DataStore store = DataStore.mnist(this::say);
        try {
            store.complete(Optional.empty(), false);
            say("Data     MNIST, " + store.folder());
        } catch (DataException failure) {
            say("Data     " + failure.getMessage());
            if (store.isEmpty()) {
                say(
                        "         Until then the lessons use the digits shipped with Stridebook: 2,000 to train on, 500 to test.");
            }
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
