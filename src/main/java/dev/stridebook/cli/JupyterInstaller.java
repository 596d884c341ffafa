package dev.stridebook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Installs Jupyter where the machine has none: into the checkout's {@code .venv} with pip, else Debian's packages where that
 * is allowed, else it says what to install.
 */
final class JupyterInstaller {
    /** Long enough for a slow line, short enough for a lesson to begin. */
    private static final int INSTALL_MINUTES = 20;

    private static final List<String> DEBIAN_PACKAGES = List.of(
            "jupyter-notebook",
            "jupyter-nbconvert",
            "python3-nbclient",
            "python3-ipykernel",
            "python3-jupyter-kernel-test");

    private final Path project;
    private final PrintWriter out;
    private final Path log;

    JupyterInstaller(Path project, PrintWriter out) {
        this.project = project;
        this.out = out;
        this.log = project.resolve("target").resolve("jupyter-install.log");
    }

    /**
     * Finds a Jupyter or installs one.
     *
     * @throws WorkFailedException if there is none and none could be installed: the message says what to do by hand
     */
    Jupyter findOrInstall() throws IOException, InterruptedException {
        Optional<Jupyter> found = Jupyter.find(project);
        if (found.isPresent()) {
            return found.get();
        }
        out.println("There is no Jupyter on this machine yet.");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        boolean done = installWithPip() || installWithApt();
        Optional<Jupyter> installed = done ? Jupyter.find(project) : Optional.empty();
        return installed.orElseThrow(
                () -> new WorkFailedException("Jupyter could not be installed. Install it yourself, for "
                        + "example with one of:" + System.lineSeparator()
                        + "    python3 -m venv .venv && .venv/bin/pip install jupyterlab   (in " + project + ")"
                        + System.lineSeparator() + "    sudo apt-get install jupyter-notebook python3-nbclient"
                        + System.lineSeparator() + "What was tried is in " + log + "."));
    }

    private boolean installWithPip() throws IOException, InterruptedException {
        String python = Jupyter.isWindows() ? "python" : "python3";
        Path venv = project.resolve(".venv");
        Path pip = Jupyter.venvPrograms(project).resolve(Jupyter.isWindows() ? "pip.exe" : "pip");
        out.println("Installing JupyterLab into .venv with pip (about a minute) ...");
        boolean installed = run(2, List.of(python, "-m", "venv", venv.toString()))
                // One retry: where the index is out of reach, every package would otherwise wait for five.
                && run(
                        INSTALL_MINUTES,
                        List.of(
                                pip.toString(),
                                "install",
                                "--quiet",
                                "--retries",
                                "1",
                                "--timeout",
                                "10",
                                "jupyterlab",
                                "nbclient"));
        if (installed) {
            stopLabFromAskingForNews(venv);
        } else {
            out.println("pip cannot install it here.");
        }
        return installed;
    }

    /** Otherwise the first thing a student sees is a question about a privacy policy. */
    private static void stopLabFromAskingForNews(Path venv) throws IOException {
        Path settings = Files.createDirectories(venv.resolve("share/jupyter/lab/settings"));
        Files.writeString(settings.resolve("overrides.json"), """
                {
                  "@jupyterlab/apputils-extension:notification": {
                    "checkForUpdates": false,
                    "fetchNews": "false"
                  }
                }
                """);
    }

    private boolean installWithApt() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get")) || !"root".equals(System.getProperty("user.name"))) {
            return false;
        }
        out.println("Installing Debian's Jupyter Notebook with apt-get (about a minute) ...");
        run(5, List.of("apt-get", "update"));
        List<String> install = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        install.addAll(DEBIAN_PACKAGES);
        return run(INSTALL_MINUTES, install);
    }

    private boolean run(int minutes, List<String> command) throws InterruptedException {
        try {
            Files.writeString(
                    log,
                    "$ " + String.join(" ", command) + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException cannotStart) {
            return false;
        }
    }
}
