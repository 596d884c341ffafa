package dev.stridebook.tools.compare;

import dev.stridebook.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The PyTorch of a Python, if it has one.
 *
 * @param python the interpreter that has it, or null
 * @param library its name and version, or null
 * @param absence what it said where it has none, or null
 */
public record PythonWithTorch(String python, String library, String absence) {

    /** Asks a Python. */
    public static PythonWithTorch of(String python) throws IOException, InterruptedException {
        try {
            // The actual interpreter, as a version manager's is only a wrapper script.
            Process process = process(List.of(
                            python, "-c", "import sys, torch; print(sys.executable, torch.__version__, sep='\\n')"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String[] lines = said.split("\\R");
            return process.waitFor() == 0 && lines.length >= 2
                    ? new PythonWithTorch(lines[lines.length - 2], "PyTorch " + lines[lines.length - 1], null)
                    : new PythonWithTorch(null, null, lines[lines.length - 1]);
        } catch (IOException notStarted) {
            return new PythonWithTorch(null, null, notStarted.getMessage());
        }
    }

    /** A Python as users start it, without what Stridebook's launcher sets for Java. */
    public static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        JavaCommand.environment().forEach(builder.environment()::remove);
        return builder;
    }
}
