package dev.stridebook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class KillTest {
    private static final int PRINTED = 5000;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
    void whatAProcessHasPrintedCanStillBeReadOnceItIsKilled() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "printf '%05000d' 0 >&2; exec sleep 60").start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (process.getErrorStream().available() < PRINTED && System.nanoTime() < end) {
            Thread.sleep(10);
        }

        Kill.process(process);

        assertThat(process.isAlive()).isFalse();
        assertThat(process.getErrorStream().readAllBytes()).hasSize(PRINTED);
    }
}
