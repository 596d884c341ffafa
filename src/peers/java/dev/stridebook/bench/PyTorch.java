package dev.stridebook.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The PyTorch of this machine, if there is one.
 *
 * @param python the interpreter that has it, or null
 * @param library its name and version, or null
 * @param absence a sentence that says why there is none, or null
 */
record PyTorch(String python, String library, String absence) {

    static PyTorch find(Plan plan) throws IOException, InterruptedException {
        String said;
        try {
            // The actual interpreter, as a version manager's is only a wrapper script.
            Process process = MeasuredProcess.python(List.of(
                            plan.python(),
                            "-c",
                            "import sys, torch; print(sys.executable, torch.__version__, sep='\\n')"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String[] lines = said.split("\\R");
            if (process.waitFor() == 0 && lines.length >= 2) {
                return new PyTorch(lines[lines.length - 2], "PyTorch " + lines[lines.length - 1], null);
            }
            said = lines[lines.length - 1];
        } catch (IOException notStarted) {
            said = notStarted.getMessage();
        }
        String absence =
                "%s has no PyTorch (%s), so nothing is compared with it. Install it (pip install torch), or choose an interpreter that has it with --python."
                        .formatted(plan.python(), said);
        if (plan.pythonGiven()) {
            throw new BenchException(absence);
        }
        return new PyTorch(null, null, absence);
    }

    boolean isPresent() {
        return library != null;
    }

    ProcessBuilder run(Plan plan, String script, String... arguments) {
        var command = new ArrayList<>(List.of(python, plan.script(script).toString()));
        command.addAll(List.of(arguments));
        return MeasuredProcess.python(command);
    }
}
