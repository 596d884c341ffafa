package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Jupyter Notebook before version 7, which many schools still use: pictures are tested in it as well as in Lab. */
final class ClassicNotebook {
    private ClassicNotebook() {}

    private static Optional<Jupyter> find(Path project) {
        return Jupyter.all(project).filter(Jupyter::isClassicNotebook).findFirst();
    }

    /**
     * Returns it, installing Debian's package if needed.
     *
     * @throws WorkFailedException if it could not be installed; the message says how to do it by hand
     */
    static Jupyter findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        Optional<Jupyter> found = find(project);
        if (found.isPresent()) {
            return found.get();
        }
        Installation installation = new Installation(project, "notebook-install.log");
        installation.clearLog();
        out.println("Jupyter Notebook 6, in which pictures are tested, is not installed yet.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's Jupyter Notebook with apt-get (about a minute) ...");
            out.flush();
            installation.apt(List.of("jupyter-notebook"));
        }
        return find(project)
                .orElseThrow(() -> new WorkFailedException(
                        "The tests of pictures need Jupyter Notebook 6, which could not be installed. Install it yourself, for example with one of:"
                                + System.lineSeparator() + "    sudo apt-get install jupyter-notebook"
                                + System.lineSeparator()
                                + "    pipx install 'notebook<7'" + System.lineSeparator()
                                + installation.lastWords()));
    }
}
