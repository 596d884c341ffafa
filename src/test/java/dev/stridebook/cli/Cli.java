package dev.stridebook.cli;

import dev.stridebook.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** One run of the command line inside the test's JVM. */
public record Cli(int exitCode, String out, String err) {
    /** The grader's home of answers is that of all tests, unless a test names another. */
    public static Cli run(String... arguments) {
        boolean isAtHome = !List.of(arguments).contains("grade") || System.getProperty(Settings.HOME) != null;
        if (isAtHome) {
            return runHere(arguments);
        }
        System.setProperty(Settings.HOME, Path.of("target").toAbsolutePath().toString());
        try {
            return runHere(arguments);
        } finally {
            System.clearProperty(Settings.HOME);
        }
    }

    private static Cli runHere(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLineFor(arguments).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        return new Cli(exitCode, out.toString(), err.toString());
    }
}
