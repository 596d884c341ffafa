package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs Gradle, for the test of what its users get, on a Linux machine that has none. */
final class GradleInstaller {
    private GradleInstaller() {}

    /** @throws WorkFailedException if it could not be installed; the message says how to do it by hand */
    static void findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        if (isThere()) {
            return;
        }
        Installation installation = new Installation(project, "gradle-install.log");
        installation.clearLog();
        out.println("Gradle, which builds an example with the library for the tests, is not installed yet.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's gradle with apt-get ...");
            out.flush();
            installation.apt(List.of("gradle"));
        }
        if (!isThere()) {
            throw new WorkFailedException(
                    "The test of a program built with Gradle needs gradle, which could not be installed. Install it yourself, for example with:"
                            + System.lineSeparator() + "    sudo apt-get install gradle"
                            + System.lineSeparator() + installation.lastWords());
        }
    }

    private static boolean isThere() throws InterruptedException {
        try {
            Process gradle = new ProcessBuilder("gradle", "--help")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return gradle.waitFor(1, TimeUnit.MINUTES) && gradle.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
