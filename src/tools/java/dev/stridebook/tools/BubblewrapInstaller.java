package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.grade.sandbox.Bubblewrap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Installs the sandbox that answers are graded in where a Linux machine has none. */
final class BubblewrapInstaller {
    private BubblewrapInstaller() {}

    /**
     * @throws WorkFailedException if there is none and it could not be installed: the message says what to do by hand
     */
    static void findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        if (Bubblewrap.find().isPresent()) {
            return;
        }
        Installation installation = new Installation(project, "bubblewrap-install.log");
        installation.clearLog();
        out.println("There is no bubblewrap on this machine yet, the sandbox that answers are graded in.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's bubblewrap with apt-get ...");
            out.flush();
            installation.apt(List.of("bubblewrap"));
        }
        if (Bubblewrap.find().isEmpty()) {
            throw new WorkFailedException(
                    "Grading is tested in bubblewrap, and there is none in /usr/bin. Install it yourself, for example with:"
                            + System.lineSeparator() + "    sudo apt-get install bubblewrap"
                            + System.lineSeparator() + "What was tried is in " + installation.log() + ".");
        }
    }
}
