package dev.stridebook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {
    @Test
    void java_reads_each_argument_as_it_was_written(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("java.args");
        String odd = "C:\\Program Files (x86)\\Ada's \"李雷\" #1";
        Files.write(
                file,
                JavaCommand.argumentBytes(JavaCommand.argumentText(
                        List.of("-Dodd=" + odd, "-XshowSettings:properties", "-Dsun.stdout.encoding=UTF-8"))));
        ProcessBuilder java =
                new ProcessBuilder(JavaCommand.program().toString(), "@" + file, "-version").redirectErrorStream(true);
        java.environment().put("LC_ALL", "C.UTF-8");
        ProgramRun run = ProgramRun.within(Duration.ofSeconds(30), java).orElseThrow();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("odd = C:\\Program Files (x86)\\Ada's \"", "\" #1");
    }

    /** On Windows, a system for Chinese writes what one for English cannot. */
    @Test
    void a_name_that_the_system_cannot_write_is_told() throws Exception {
        String path = "C:\\Users\\李雷\\stridebook";
        Charset chinese = Charset.forName("GBK");
        assertThat(new String(JavaCommand.argumentBytes(path, chinese), chinese))
                .isEqualTo(path);
        assertThatThrownBy(() -> JavaCommand.argumentBytes(path, Charset.forName("windows-1252")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("names of files with 李 雷 here: this system writes names in windows-1252")
                .hasMessageContaining("plain letters only");
    }

    @Test
    void a_program_of_ones_own_can_be_as_fast() throws Exception {
        String page = Files.readString(Path.of("docs/library.md"));
        assertThat(JavaCommand.vectorOptions())
                .isNotEmpty()
                .allSatisfy(option -> assertThat(page).contains(option));
        assertThat(JavaCommand.environment())
                .allSatisfy((name, value) -> assertThat(page).contains(name + "=" + value));
    }
}
