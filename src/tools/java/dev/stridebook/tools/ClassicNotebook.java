package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Jupyter Notebook before version 7, which many schools still have: pictures are tested in it beside Lab. */
final class ClassicNotebook {
    private ClassicNotebook() {}

    private static Optional<Jupyter> find(Path project) {
        return Jupyter.all(project).filter(Jupyter::isClassicNotebook).findFirst();
    }

    /**
     * Finds it or installs Debian's.
     *
     * @throws WorkFailedException if there is none and it could not be installed: the message says what to do by hand
     */
    static Jupyter findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        Optional<Jupyter> found = find(project);
        if (found.isPresent()) {
            return found.get();
        }
        Installation installation = new Installation(project, "notebook-install.log");
        installation.clearLog();
        out.println("There is no Notebook 6 on this machine yet, in which pictures are tested beside Lab.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's Jupyter Notebook with apt-get (about a minute) ...");
            out.flush();
            installation.apt(List.of("jupyter-notebook"));
        }
        return find(project)
                .orElseThrow(() -> new WorkFailedException("Pictures are tested in Jupyter Notebook 6 beside Lab, and "
                        + "there is none on the PATH. Install it yourself, for example with one of:"
                        + System.lineSeparator() + "    sudo apt-get install jupyter-notebook" + System.lineSeparator()
                        + "    pipx install 'notebook<7'" + System.lineSeparator()
                        + "What was tried is in " + installation.log() + "."));
    }
}
