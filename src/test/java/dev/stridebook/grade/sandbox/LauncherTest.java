package dev.stridebook.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "it is a program for Linux on x86-64")
class LauncherTest {
    @TempDir
    private Path home;

    @BeforeEach
    void installs() throws Exception {
        Launcher.install(home);
    }

    private ProgramRun run(boolean mayCreateFiles, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                mayCreateFiles ? Launcher.command(home) : Launcher.commandWithoutFiles(home, List.of(Path.of("/"))));
        assertThat(all).isNotEmpty();
        all.addAll(List.of(command));
        return ProgramRun.within(Duration.ofSeconds(20), new ProcessBuilder(all).redirectErrorStream(true))
                .orElseThrow();
    }

    @Test
    void theCodeIsWhatItsAssemblySays() throws Exception {
        Path source = Files.writeString(home.resolve("code.s"), ".intel_syntax noprefix\n" + Launcher.assembly());
        Path object = home.resolve("code.o");
        Path bytes = home.resolve("code.bin");
        for (List<String> tool : List.of(
                List.of("as", "-o", object.toString(), source.toString()),
                List.of("objcopy", "-O", "binary", "-j", ".text", object.toString(), bytes.toString()))) {
            ProgramRun run = ProgramRun.within(Duration.ofSeconds(20), new ProcessBuilder(tool))
                    .orElseThrow();
            assertThat(run.isSuccess()).as("%s %s", tool, run.output()).isTrue();
        }
        assertThat(Files.readAllBytes(bytes)).startsWith(Launcher.code());
    }

    @Test
    void argumentsAndEnvironmentArePassedOn() throws Exception {
        assertThat(run(true, "/bin/sh", "-c", "echo $0 $1 $HOME; exit 7", "one", "two words"))
                .isEqualTo(new ProgramRun(7, "one two words %s\n".formatted(System.getenv("HOME"))));
    }

    @Test
    void whatCannotBeStartedEndsWith126() throws Exception {
        assertThat(run(true, "/no/such/program").exitCode()).isEqualTo(126);
    }

    @Test
    void noOtherProcessStarts() throws Exception {
        assertThat(run(true, "/bin/sh", "-c", "/bin/true; echo started").output())
                .contains("fork")
                .doesNotContain("started");
    }

    @Test
    void filesAreCreatedOnlyWhereThatIsAllowed() throws Exception {
        String file = home.resolve("file").toString();
        assertThat(run(false, "/bin/sh", "-c", "echo x > " + file).output()).contains("No space left");
        assertThat(run(false, "/bin/mkdir", file).output()).contains("No space left");
        assertThat(run(false, "/bin/ln", "-s", "/", file).output()).contains("No space left");
        assertThat(run(false, "/usr/bin/mkfifo", file).output()).contains("No space left");
        assertThat(Path.of(file)).doesNotExist();
        assertThat(run(true, "/bin/sh", "-c", "echo x > " + file).isSuccess()).isTrue();
        assertThat(Path.of(file)).exists();
    }

    @Test
    void filesThatAreNotNamedStayOutOfReach() throws Exception {
        List<String> command = new ArrayList<>(Launcher.commandWithoutFiles(
                home,
                List.of(
                        Path.of("/usr"),
                        Path.of("/lib"),
                        Path.of("/lib64"),
                        Path.of("/bin"),
                        Path.of("/no/such/folder"),
                        Path.of("/etc/ld.so.cache"))));
        command.addAll(List.of("/bin/sh", "-c", "test -r /usr/bin/env; read line < /etc/passwd || echo $?; echo end"));
        ProgramRun run = ProgramRun.within(
                        Duration.ofSeconds(20), new ProcessBuilder(command).redirectErrorStream(true))
                .orElseThrow();
        assertThat(run.output()).contains("Permission denied", "end");
    }
}
