package dev.stridebook.bench;

import dev.stridebook.tools.compare.PythonWithTorch;
import java.io.IOException;
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
        PythonWithTorch found = PythonWithTorch.of(plan.python());
        if (found.absence() == null) {
            return new PyTorch(found.python(), found.library(), null);
        }
        String absence =
                "%s has no PyTorch (%s), so nothing is compared with it. Install it (pip install torch), or choose an interpreter that has it with --python."
                        .formatted(plan.python(), found.absence());
        if (plan.pythonGiven()) {
            throw new BenchException(absence);
        }
        return new PyTorch(null, null, absence);
    }

    boolean isPresent() {
        return library != null;
    }

    /** A process that times layers. */
    ProcessBuilder layers(Plan plan) {
        return run(plan, "layers.py", Integer.toString(plan.threads()));
    }

    ProcessBuilder run(Plan plan, String script, String... arguments) {
        var command = new ArrayList<>(List.of(python, plan.script(script).toString()));
        command.addAll(List.of(arguments));
        return PythonWithTorch.process(command);
    }
}
