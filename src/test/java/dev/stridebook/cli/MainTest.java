package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void helpBeginsWithWhatPeopleComeFor() {
        Cli run = Cli.run();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> !line.isBlank()).limit(3))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Learn:").contains("./stridebook lab"),
                        line -> assertThat(line).startsWith("Answer:").contains("./stridebook watch"),
                        line -> assertThat(line).startsWith("Explore:").contains("./stridebook shape"));
    }

    @Test
    void anUnknownCommandIsRefused() {
        Cli run = Cli.run("labb");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("labb").contains("lab");
    }

    @Test
    void aPortThatIsNoPortIsRefusedBeforeAnythingIsInstalled() {
        Cli run = Cli.run("lab", "--port", "70000");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--port must be from 1 to 65535, but is 70000");
    }
}
