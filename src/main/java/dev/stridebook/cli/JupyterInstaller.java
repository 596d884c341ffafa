package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Installs Jupyter if the machine has none: with pip into the checkout's {@code .venv}, or else as Debian packages if the user
 * may install them. If both fail, the error says what to install.
 */
final class JupyterInstaller {

    private static final List<String> DEBIAN_PACKAGES =
            List.of("jupyter-notebook", "jupyter-nbconvert", "python3-nbclient", "python3-ipykernel");

    private final Path project;
    private final PrintWriter out;
    private final Installation installation;

    JupyterInstaller(Path project, PrintWriter out) {
        this.project = project;
        this.out = out;
        this.installation = new Installation(project, "jupyter-install.log");
    }

    /**
     * Returns an installed Jupyter, or installs one.
     *
     * @throws WorkFailedException if Jupyter could not be installed; the message says how to do it by hand
     */
    Jupyter findOrInstall() throws IOException, InterruptedException {
        Optional<Jupyter> found = Jupyter.find(project);
        if (found.isPresent()) {
            return found.get();
        }
        out.println(say("Jupyter is not installed yet."));
        installation.clearLog();
        boolean done = installWithPip() || installWithApt();
        Optional<Jupyter> installed = done ? Jupyter.find(project) : Optional.empty();
        return installed.orElseThrow(() -> new WorkFailedException(say(
                        "Jupyter could not be installed. Install it yourself, for example with one of:%n"
                                + "    python3 -m venv .venv && .venv/bin/pip install jupyterlab   (in %s)%n"
                                + "    sudo apt-get install jupyter-notebook python3-nbclient%n",
                        project)
                + installation.lastWords()));
    }

    private boolean installWithPip() throws IOException, InterruptedException {
        out.println(say("Installing JupyterLab into .venv with pip (about a minute) ..."));
        boolean installed = installation.pip(JupyterPackages.NAMES.toArray(String[]::new));
        if (installed) {
            stopLabFromAskingForNews(project.resolve(".venv"));
        } else {
            out.println(say("pip could not install it."));
        }
        return installed;
    }

    /** Turns off Lab's news, which would otherwise greet students with a question about a privacy policy. */
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

    private boolean installWithApt() throws InterruptedException {
        if (!Installation.mayUseApt()) {
            return false;
        }
        out.println(say("Installing Debian's Jupyter Notebook with apt-get (about a minute) ..."));
        return installation.apt(DEBIAN_PACKAGES);
    }
}
