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
 * The browser that pages are tested in.
 *
 * @param program the browser's executable
 */
record Chromium(Path program) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Looks for the browser on the {@code PATH}. */
    static Optional<Chromium> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /**
     * Returns the browser, installing it if needed.
     *
     * @throws WorkFailedException if it could not be installed; the message says how to do it by hand
     */
    static Chromium findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        Optional<Chromium> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        Installation installation = new Installation(project, "chromium-install.log");
        installation.clearLog();
        out.println("Chromium, the browser that pages are tested in, is not installed yet.");
        if (Installation.mayUseApt()) {
            out.println("Installing Debian's chromium with apt-get (about a minute) ...");
            out.flush();
            installation.apt(List.of("chromium"));
        }
        return find().orElseThrow(() -> new WorkFailedException(
                "The tests of pages need Chromium, which could not be installed. Install it yourself, for example with:"
                        + System.lineSeparator() + "    sudo apt-get install chromium"
                        + System.lineSeparator() + "or put one of " + String.join(", ", NAMES) + " on the PATH."
                        + System.lineSeparator() + installation.lastWords()));
    }
}
