package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.DataException;
import dev.stridebook.data.DataStore;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.kernel.SharedFiles;
import dev.stridebook.nn.engine.NativeLibraries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Installs what the lessons need besides the library on first use, with a line of progress for each item. */
public final class Setup {
    private final PrintWriter out;

    public Setup(PrintWriter out) {
        this.out = out;
    }

    /** @throws WorkFailedException if Jupyter could not be installed */
    public Jupyter jupyter() throws IOException, InterruptedException {
        Jupyter jupyter = new JupyterInstaller(Project.root(), out).findOrInstall();
        tell("Jupyter  %s %s, %s".formatted(jupyter.isLab() ? "Lab" : "Notebook", jupyter.version(), jupyter.server()));
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
            kernel.install().ifPresent(other -> tell(say("Kernel   replaces the one that ran from %s", other)));
            try {
                kernel.selfTest().ifPresent(this::tell);
            } catch (KernelSpec.SelfTestFailed failure) {
                throw new WorkFailedException(failure.getMessage());
            }
        }
        tell(say("Kernel   %s, %s", kernel.displayName(), kernel.folder()));
    }

    /**
     * Downloads MNIST unless it is in the cache. Failing to do so is not an error, because the lessons can use the shipped
     * subset.
     */
    public void mnist() {
        DataStore store = DataStore.mnist(this::tell);
        try {
            store.complete(Optional.empty(), false);
            tell(say("Data     MNIST, %s", store.folder()));
        } catch (DataException failure) {
            tell(say("Data     %s", failure.getMessage()));
            if (store.isEmpty()) {
                tell(
                        say(
                                "         Until then the lessons use the digits shipped with Stridebook: 2,000 to train on, 500 to test."));
            }
        }
    }

    /** Returns what a kernel for all users needs besides the class path. Fetches MNIST if it is missing. */
    SharedFiles sharedFiles() {
        mnist();
        return filesThatAreHere();
    }

    /** Returns what a copied kernel needs besides the class path, without fetching anything: the kernel itself can do that later. */
    SharedFiles filesThatAreHere() {
        List<Path> dataSets = Stream.of(DataStore.mnist(this::tell), DataStore.fashionMnist(this::tell))
                .filter(store -> store.problems().isEmpty())
                .map(DataStore::folder)
                .toList();
        return new SharedFiles(NativeLibraries.loaded(), dataSets);
    }

    void tell(String line) {
        out.println(line);
        out.flush();
    }
}
