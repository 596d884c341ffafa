package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.grade.sandbox.Bubblewrap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Installs bubblewrap, the sandbox for graded answers, on a Linux machine that has none. */
final class BubblewrapInstaller {
    private BubblewrapInstaller() {}

    /** @throws WorkFailedException if it could not be installed; the message says how to do it by hand */
    static void findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        if (Bubblewrap.find().isPresent()) {
            return;
        }
        Installation installation = new Installation(project, "bubblewrap-install.log");
        installation.clearLog();
        out.println("bubblewrap, the sandbox for graded answers, is not installed yet.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's bubblewrap with apt-get ...");
            out.flush();
            installation.apt(List.of("bubblewrap"));
        }
        if (Bubblewrap.find().isEmpty()) {
            throw new WorkFailedException(
                    "The grading tests need bubblewrap, which could not be installed. Install it yourself, for example with:"
                            + System.lineSeparator() + "    sudo apt-get install bubblewrap"
                            + System.lineSeparator() + installation.lastWords());
        }
    }
}
