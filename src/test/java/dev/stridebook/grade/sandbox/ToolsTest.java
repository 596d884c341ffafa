package dev.stridebook.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the sandboxes are of Linux")
class ToolsTest {
    /** Says who this process is. */
    static final class Main {
        public static void main(String[] arguments) {
            System.out.println(Tools.isRoot() ? "root" : "not root");
        }
    }

    @Test
    void whomTheListOfUsersDoesNotNameIsNotRoot() throws Exception {
        assertThat(Tools.isRoot())
                .isEqualTo(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0));
        ProcessBuilder process =
                JavaCommand.with(System.getProperty("java.class.path"), Main.class.getName(), List.of());
        process.command().addAll(0, List.of("unshare", "--user", "--map-user=123456", "--map-group=0"));
        assertThat(ProgramRun.within(Duration.ofMinutes(1), process)
                        .orElseThrow()
                        .output()
                        .strip())
                .isEqualTo("not root");
    }
}
