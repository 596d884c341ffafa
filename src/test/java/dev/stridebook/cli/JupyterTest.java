package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.SilentProgram;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
class JupyterTest {
    private static final Duration SHORT = Duration.ofSeconds(3);

    @Test
    void aJupyterThatNeitherAnswersNorEndsIsNone(@TempDir Path folder) throws Exception {
        SilentProgram silent = SilentProgram.at(folder.resolve(".venv/bin/jupyter-lab"));

        assertThat(Jupyter.outputOf(SHORT, silent.file().toString(), "--version"))
                .isEmpty();

        silent.assertIsGone();
    }

    @Test
    void whatFailsOrPrintsNothingIsNone() {
        assertThat(Jupyter.outputOf(SHORT, "true")).isEmpty();
        assertThat(Jupyter.outputOf(SHORT, "sh", "-c", "echo 4.2; exit 1")).isEmpty();
        assertThat(Jupyter.outputOf(SHORT, "sh", "-c", "echo 4.2")).contains("4.2");
    }
}
