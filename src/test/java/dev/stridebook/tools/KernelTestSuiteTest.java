package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.SilentProgram;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
class KernelTestSuiteTest {
    @Test
    void aPythonThatDoesNotEndHasNoSuiteAndIsNotLeftBehind(@TempDir Path folder) throws Exception {
        SilentProgram python = SilentProgram.at(folder.resolve("python3"));

        assertThat(KernelTestSuite.hasSuite(python.file(), Duration.ofSeconds(3)))
                .isFalse();

        python.assertIsGone();
    }
}
