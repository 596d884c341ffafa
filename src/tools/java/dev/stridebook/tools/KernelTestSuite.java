package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jupyter's test suite for kernels, the Python package {@code jupyter_kernel_test}.
 *
 * @param python a Python that has the package
 */
record KernelTestSuite(Path python) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Looks for a Python with the suite: in the checkout's {@code .venv}, then Jupyter's, then the machine's. */
    static Optional<KernelTestSuite> find(Path project) throws IOException, InterruptedException {
        List<Path> pythons = new ArrayList<>();
        pythons.add(Jupyter.venvPrograms(project).resolve(Jupyter.isWindows() ? "python.exe" : "python3"));
        Optional<Jupyter> jupyter = Jupyter.find(project);
        if (jupyter.isPresent()) {
            pythons.add(jupyter.get().python());
        }
        pythons.add(Path.of("python3"));
        pythons.add(Path.of("/usr/bin/python3"));
        for (Path python : pythons) {
            if (hasSuite(python)) {
                return Optional.of(new KernelTestSuite(python));
            }
        }
        return Optional.empty();
    }

    private static boolean hasSuite(Path python) throws InterruptedException {
        return hasSuite(python, PATIENCE);
    }

    static boolean hasSuite(Path python, Duration limit) throws InterruptedException {
        try {
            return ProgramRun.within(limit, new ProcessBuilder(python.toString(), "-c", "import jupyter_kernel_test"))
                    .filter(ProgramRun::isSuccess)
                    .isPresent();
        } catch (IOException noSuchPython) {
            return false;
        }
    }

    /**
     * Returns the suite, installing it if needed.
     *
     * @throws WorkFailedException if it could not be installed; the message says how to do it by hand
     */
    static KernelTestSuite findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        Optional<KernelTestSuite> found = find(project);
        if (found.isPresent()) {
            return found.get();
        }
        Installation installation = new Installation(project, "kernel-tests-install.log");
        installation.clearLog();
        out.println("Jupyter's test suite for kernels is not installed yet.");
        boolean done = false;
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's python3-jupyter-kernel-test with apt-get ...");
            out.flush();
            done = installation.apt(List.of("python3-jupyter-kernel-test"));
        }
        if (!done) {
            out.println("Installing jupyter_kernel_test into .venv with pip ...");
            out.flush();
            installation.pip("jupyter_kernel_test");
        }
        return find(project)
                .orElseThrow(() -> new WorkFailedException(
                        "Jupyter's test suite for kernels could not be installed. Install it yourself with one of:"
                                + System.lineSeparator()
                                + "    python3 -m venv .venv && .venv/bin/pip install jupyter_kernel_test   (in "
                                + project
                                + ")" + System.lineSeparator()
                                + "    sudo apt-get install python3-jupyter-kernel-test" + System.lineSeparator()
                                + installation.lastWords()));
    }
}
