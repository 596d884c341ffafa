package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds Jupyter Notebook 6, which many schools still use. Pictures are tested in it as well as in JupyterLab. */
final class ClassicNotebook {
    private ClassicNotebook() {}

    private static Optional<Jupyter> find(Path project) {
        return Jupyter.all(project).filter(Jupyter::isClassicNotebook).findFirst();
    }

    /**
     * Finds Notebook 6, or installs Debian's package.
     *
     * @throws WorkFailedException if it is missing and could not be installed; the message says what to do by hand
     */
    static Jupyter findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        Optional<Jupyter> found = find(project);
        if (found.isPresent()) {
            return found.get();
        }
        Installation installation = new Installation(project, "notebook-install.log");
        installation.clearLog();
        out.println("Notebook 6 is not on this machine yet. Pictures are tested in it and in JupyterLab.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's Jupyter Notebook with apt-get (about a minute) ...");
            out.flush();
            installation.apt(List.of("jupyter-notebook"));
        }
        return find(project)
                .orElseThrow(
                        () -> new WorkFailedException("Pictures are tested in Jupyter Notebook 6 and JupyterLab, but "
                                + "Notebook 6 is not on the PATH. Install it yourself, for example with one of:"
                                + System.lineSeparator() + "    sudo apt-get install jupyter-notebook"
                                + System.lineSeparator()
                                + "    pipx install 'notebook<7'" + System.lineSeparator()
                                + "The log of the attempt is " + installation.log() + "."));
    }
}
