package dev.stridebook.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "util-linux makes the group")
class PlainTest {
    @Test
    void whatAProcessStartedEndsWithIt() throws Exception {
        Plain plain = new Plain();
        List<String> command = List.of("sh", "-c", "sleep 60 & echo started; sleep 60");
        Process process = new ProcessBuilder(plain.wrap(command, Path.of("/"), List.of(), Limits.USUAL)).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        assertThat(output.readLine()).isEqualTo("started");
        plain.kill(process);
        assertThat(process.isAlive()).isFalse();
        // As long as one of them lives, it keeps the pipe open.
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(output.readLine()).isNull());
    }
}
