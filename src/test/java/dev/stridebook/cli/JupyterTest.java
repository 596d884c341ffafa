package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.SilentProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** Where the environment was moved, or its Python has been replaced by a later one, only trying it tells. */
    @Test
    void theVersionInAnEnvironmentIsReadUnlessItMightNotStart(@TempDir Path folder) throws Exception {
        Path programs = Files.createDirectories(folder.resolve(".venv/bin"));
        Path packages = Files.createDirectories(folder.resolve(".venv/lib/python3.11/site-packages"));
        Files.createDirectory(packages.resolve("jupyterlab-4.6.4.dist-info"));
        Files.createDirectory(packages.resolve("jupyterlab_server-2.28.0.dist-info"));
        Path python = folder.resolve("python3.11");
        Files.writeString(python, "#!/bin/sh\necho it was started");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path link = Files.createSymbolicLink(programs.resolve("python3"), python);
        Path server = programs.resolve("jupyter-lab");
        Files.writeString(server, "#!" + link + "\n");
        Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(JupyterVersion.of(server)).contains("4.6.4");

        Files.writeString(server, "#!/bin/sh\n'''exec' \"%s\" \"$0\" \"$@\"\n".formatted(link));
        assertThat(JupyterVersion.of(server)).contains("4.6.4");

        Path later = Files.move(python, folder.resolve("python3.12"));
        Files.delete(link);
        Files.createSymbolicLink(link, later);
        assertThat(JupyterVersion.of(server)).contains("it was started");

        Files.delete(link);
        assertThat(JupyterVersion.of(server)).isEmpty();
    }

    @Test
    void whatFailsOrPrintsNothingIsNone() {
        assertThat(Jupyter.outputOf(SHORT, "true")).isEmpty();
        assertThat(Jupyter.outputOf(SHORT, "sh", "-c", "echo 4.2; exit 1")).isEmpty();
        assertThat(Jupyter.outputOf(SHORT, "sh", "-c", "echo 4.2")).contains("4.2");
    }
}
