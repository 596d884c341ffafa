package dev.stridebook.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that has run to its end.
 *
 * @param exitCode its exit code, 0 if it succeeded
 * @param output the beginning of what it printed
 */
public record ProgramRun(int exitCode, String output) {
    private static final int MOST_OUTPUT = 64 << 10;

    /**
     * Runs a program without input. Its errors are dropped unless the builder sends them elsewhere. A program that does not end in time
     * is killed, and so is one whose caller is interrupted.
     *
     * @return empty if it did not end within the limit
     * @throws IOException if it cannot be started
     */
    public static Optional<ProgramRun> within(Duration limit, ProcessBuilder program)
            throws IOException, InterruptedException {
        if (program.redirectError().equals(Redirect.PIPE)) {
            program.redirectError(Redirect.DISCARD);
        }
        Process process = program.start();
        PrintedOutput output = PrintedOutput.of(process.getInputStream(), MOST_OUTPUT);
        try {
            process.getOutputStream().close();
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(new ProgramRun(process.exitValue(), output.text()))
                    : Optional.empty();
        } finally {
            Kill.tree(process);
        }
    }

    /** Waits for the end of a process, however long it takes, and returns its exit code. It is killed if the caller is interrupted. */
    public static int exitCode(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            Kill.tree(process);
        }
    }

    /** Returns whether it ended with exit code 0. */
    public boolean isSuccess() {
        return exitCode == 0;
    }
}
