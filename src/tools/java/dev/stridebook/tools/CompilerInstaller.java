package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs a C compiler, for the fence that native code is tested within, on a Linux machine that has none. */
final class CompilerInstaller {
    private CompilerInstaller() {}

    /** @throws WorkFailedException if it could not be installed; the message says how to do it by hand */
    static void findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        if (isThere()) {
            return;
        }
        Installation installation = new Installation(project, "compiler-install.log");
        installation.clearLog();
        out.println("gcc, which compiles a guarded memory allocator for the tests, is not installed yet.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's gcc and libc6-dev with apt-get ...");
            out.flush();
            installation.apt(List.of("gcc", "libc6-dev"));
        }
        if (!isThere()) {
            throw new WorkFailedException(
                    "The tests of native code need gcc and libc6-dev, which could not be installed. Install them yourself, for example with:"
                            + System.lineSeparator() + "    sudo apt-get install gcc libc6-dev"
                            + System.lineSeparator() + installation.lastWords());
        }
    }

    /** Whether there is a compiler, and the C library's headers. */
    private static boolean isThere() throws InterruptedException {
        try {
            Process gcc = new ProcessBuilder("gcc", "-E", "-include", "stdlib.h", "-x", "c", "/dev/null")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return gcc.waitFor(1, TimeUnit.MINUTES) && gcc.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
