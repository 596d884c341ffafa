package dev.stridebook.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "util-linux makes the group")
class PlainTest {
    @Test
    void whatAProcessStartedEndsWithIt(@TempDir Path folder) throws Exception {
        Path ticks = Files.createFile(folder.resolve("ticks"));
        List<String> command = List.of(
                "sh", "-c", "while :; do echo >> $0; sleep 0.05; done & echo started; sleep 60", ticks.toString());
        Plain plain = new Plain();
        Process process = new ProcessBuilder(plain.wrap(command, folder, List.of(), Limits.USUAL)).start();
        assertThat(process.getInputStream().read()).isEqualTo('s');
        plain.kill(process);
        assertThat(process.isAlive()).isFalse();
        long atTheEnd = Files.size(ticks);
        Thread.sleep(500);
        assertThat(ticks).hasSize(atTheEnd);
    }
}
