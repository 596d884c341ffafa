package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.grade.sandbox.Bubblewrap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Installs bubblewrap, the sandbox for grading, on a Linux machine that lacks it. */
final class BubblewrapInstaller {
    private BubblewrapInstaller() {}

    /**
     * @throws WorkFailedException if it is missing and could not be installed; the message says what to do by hand
     */
    static void findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        if (Bubblewrap.find().isPresent()) {
            return;
        }
        Installation installation = new Installation(project, "bubblewrap-install.log");
        installation.clearLog();
        out.println("bubblewrap, the sandbox for grading, is not on this machine yet.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's bubblewrap with apt-get ...");
            out.flush();
            installation.apt(List.of("bubblewrap"));
        }
        if (Bubblewrap.find().isEmpty()) {
            throw new WorkFailedException(
                    "Grading is tested in bubblewrap, but it is not in /usr/bin. Install it yourself, for example with:"
                            + System.lineSeparator() + "    sudo apt-get install bubblewrap"
                            + System.lineSeparator() + "The log of the attempt is " + installation.log() + ".");
        }
    }
}
