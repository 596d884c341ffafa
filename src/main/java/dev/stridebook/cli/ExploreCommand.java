package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.picture.Explorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        description = {
            "Open a page where you can change a window and watch how it moves.",
            "The page is one file that works offline: put it on a school's website, or hand it out."
        })
final class ExploreCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", description = "File for the page (default: target/explorer.html).")
    private Path out;

    @Option(names = "--no-browser", description = "Write the page and print its address, but do not open it.")
    private boolean noBrowser;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Path file = out != null ? out : Project.root().resolve("target").resolve("explorer.html");
        write(file);
        URI address = file.toAbsolutePath().normalize().toUri();
        PrintWriter console = spec.commandLine().getOut();
        console.println(say("The explorer: %s", address));
        console.flush();
        if (!noBrowser && !opens(address)) {
            throw new WorkFailedException(
                    say(
                            "No browser could be started. Open the address above yourself, or use --no-browser to only write the page."));
        }
        return 0;
    }

    private static void write(Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException(say(
                    "--out is the file to write, but %s is a folder. Use %s.", file, file.resolve("explorer.html")));
        }
        try {
            Explorer.explorer().save(file);
        } catch (IOException cannotWrite) {
            throw new WorkFailedException(
                    say("The page cannot be written to %s: %s. Choose another file with --out.", file, cannotWrite));
        }
    }

    /** Opens the address in a browser. Java's own API for this needs a display toolkit, which the launcher turns off. */
    private static boolean opens(URI address) throws InterruptedException {
        String system = System.getProperty("os.name");
        List<String> command = system.startsWith("Windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
                : List.of(system.startsWith("Mac") ? "open" : "xdg-open", address.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // A process that is still alive after that is the browser itself.
            return !process.waitFor(5, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
