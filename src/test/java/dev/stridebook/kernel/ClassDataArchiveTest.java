package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.VectorNotice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassDataArchiveTest {
    private static final String WITHOUT_AN_ARGUMENT =
            "Jupyter starts this with one argument, the connection file. To install the kernel: ./stridebook kernel install";

    @TempDir
    private Path folder;

    private record Ended(int exitCode, String output) {}

    /** Starts the installed kernel without a connection file, for which it ends with exit code 2. */
    private static Ended start(KernelSpec spec, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(JavaCommand.program().toString(), "@" + spec.folder().resolve("java.args")));
        command.addAll(List.of(options));
        command.add(KernelMain.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.onExit().completeOnTimeout(null, 1, TimeUnit.MINUTES).thenAccept(ended -> {
            if (ended == null) {
                process.destroyForcibly();
            }
        });
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), VectorNotice.removedFrom(output).strip());
    }

    /** The kernel for other people's notebooks: that for lessons is tried by SharedKernelTest, and for all tests by TestArchive. */
    @Test
    void the_installed_kernel_runs_a_cell_and_that_leaves_an_archive_that_it_starts_from() throws Exception {
        KernelSpec spec = KernelSpec.in(OwnKernel.PLAIN, new JupyterData(folder.resolve("my jupyter")));
        spec.install();
        assertThat(start(spec)).as("without the archive").isEqualTo(new Ended(2, WITHOUT_AN_ARGUMENT));

        assertThat(spec.selfTest()).isEmpty();
        assertThat(start(spec, "-Xshare:on")).isEqualTo(new Ended(2, WITHOUT_AN_ARGUMENT));
        assertThat(spec.isUpToDate()).isTrue();

        // As after a build, which creates a new jar.
        Files.setLastModifiedTime(spec.folder().resolve("classes.jsa"), FileTime.fromMillis(0));
        assertThat(spec.isUpToDate()).isFalse();
    }

    @Test
    void an_archive_of_another_java_is_passed_over_in_silence() throws Exception {
        KernelSpec spec = KernelSpec.in(new JupyterData(folder));
        spec.install();
        Files.writeString(spec.folder().resolve("classes.jsa"), "not an archive");

        assertThat(start(spec)).isEqualTo(new Ended(2, WITHOUT_AN_ARGUMENT));
    }
}
