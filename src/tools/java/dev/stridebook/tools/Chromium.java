package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.WorkFailedException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser that tests of pages run in.
 *
 * @param program to start
 */
record Chromium(Path program) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Looks for it in the folders of {@code PATH}. */
    static Optional<Chromium> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /**
     * Finds it or installs it.
     *
     * @throws WorkFailedException if there is none and it could not be installed: the message says what to do by hand
     */
    static Chromium findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        Optional<Chromium> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        Installation installation = new Installation(project, "chromium-install.log");
        installation.clearLog();
        out.println("There is no Chromium on this machine yet, the browser that pages are tested in.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's chromium with apt-get (about a minute) ...");
            out.flush();
            installation.apt(List.of("chromium"));
        }
        return find().orElseThrow(() -> new WorkFailedException(
                "Pages are tested in Chromium, and there is none on the PATH. Install it yourself, for example with:"
                        + System.lineSeparator() + "    sudo apt-get install chromium"
                        + System.lineSeparator() + "or put one of " + String.join(", ", NAMES) + " on the PATH."
                        + System.lineSeparator() + "What was tried is in " + installation.log() + "."));
    }
}
