package dev.stridebook.cli;

import dev.stridebook.data.DataException;
import dev.stridebook.data.DataStore;
import dev.stridebook.kernel.KernelSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Installs what the lessons need besides the library on first use, with a line of progress for each item. */
public final class Setup {
    private final PrintWriter out;

    public Setup(PrintWriter out) {
        this.out = out;
    }

    /** @throws WorkFailedException if Jupyter could not be installed */
    public Jupyter jupyter() throws IOException, InterruptedException {
        Jupyter jupyter = new JupyterInstaller(Project.root(), out).findOrInstall();
        say("Jupyter  %s %s, %s".formatted(jupyter.isLab() ? "Lab" : "Notebook", jupyter.version(), jupyter.server()));
        return jupyter;
    }

    /**
     * Installs the kernel of this checkout unless it is up to date.
     *
     * @throws WorkFailedException if the kernel does not start
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

    /**
     * Downloads MNIST unless it is in the cache. Failing to do so is not an error, because the lessons can use the shipped
     * subset.
     */
    public void mnist() {
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
