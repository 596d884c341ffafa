package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Project;
import dev.stridebook.kernel.TestArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter's own tests of kernels, with a sample for each of their checks. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class JupyterKernelTest {
    private static final Pattern ALL_PASSED = Pattern.compile("Ran (\\d+) tests? in [\\d.]+s\\s+OK\\s*$");
    private static final long MINUTES = 5;

    @Test
    void the_kernel_passes_jupyters_own_tests_and_leaves_none_out(@TempDir Path folder) throws Exception {
        Path project = Project.root();
        KernelTestSuite suite = KernelTestSuite.find(project)
                .orElseThrow(() -> new AssertionError(
                        "Jupyter's kernel tests are not on this machine. ./stridebook test installs them."));
        Path data = folder.resolve("jupyter");
        TestArchive.install(data);
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        suite.python().toString(),
                        project.resolve("src/test/python/kernel_tests.py").toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JUPYTER_DATA_DIR", data.toString());
        // No cell of theirs computes for long.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        // The kernel is a process of its own.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();

        String output = Files.readString(log);
        assertThat(ended).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        // "OK (skipped=1)" would be no pass.
        assertThat(output).containsPattern(ALL_PASSED);
        assertThat(output).doesNotContain("skipped");
        assertThat(ALL_PASSED.matcher(output).results().mapToInt(result -> Integer.parseInt(result.group(1))))
                .as(output)
                .allMatch(tests -> tests == 12);
    }
}
