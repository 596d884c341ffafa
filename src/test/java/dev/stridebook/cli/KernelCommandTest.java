package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.kernel.JupyterData;
import dev.stridebook.kernel.KernelSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KernelCommandTest {
    @TempDir
    private Path folder;

    /** Of the two, only the one with a debugger is installed by the command here; SharedKernelTest has it install the other. */
    @Test
    void kernels_are_installed_tried_out_listed_and_removed_under_a_prefix() throws Exception {
        String[] place = {"--prefix", folder.toString()};
        String[] debugger = {"--debugger", "--prefix", folder.toString()};
        assertThat(run("list", place).out()).contains("./stridebook kernel install");

        Cli install = run("install", debugger);
        Path kernels = folder.resolve("share/jupyter/kernels");
        Path debugged = kernels.resolve("stridebook-debugger");
        assertThat(install.out())
                .contains("Installed \"Java (Stridebook, debugger)\" in " + debugged)
                .contains("It started and ran a cell.");
        assertThat(install.exitCode()).isZero();
        JsonNode spec =
                new ObjectMapper().readTree(debugged.resolve("kernel.json").toFile());
        assertThat(spec.at("/metadata/debugger").asBoolean()).isTrue();
        assertThat(Path.of(spec.at("/argv/1").asText().substring(1)))
                .startsWith(folder.resolve("share/stridebook"))
                .content()
                .contains("server=n");
        assertThat(run("remove", place).out()).contains("There is no such Stridebook kernel");

        KernelSpec.in(JupyterData.ofPrefix(folder)).install();
        assertThat(run("list", place).out())
                .contains("stridebook", "Java (Stridebook)", "stridebook-debugger", "Java (Stridebook, debugger)")
                .doesNotContain("problem", "not installed");
        assertThat(run("remove", place).out()).contains("Removed the kernel in " + kernels.resolve("stridebook"));
        assertThat(kernels.resolve("stridebook")).doesNotExist();
        assertThat(run("remove", place).out()).contains("There is no such Stridebook kernel");

        assertThat(run("remove", debugger).out()).contains("Removed the kernel in " + debugged);
        assertThat(debugged).doesNotExist();
        assertThat(folder.resolve("share/stridebook")).doesNotExist();
        assertThat(run("list", place).out()).contains("./stridebook kernel install");
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_told() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Cli run = Cli.run("kernel", "install", "--prefix", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be installed in " + file, "--prefix or JUPYTER_DATA_DIR names another");
    }

    @Test
    void wrong_options_are_refused_with_what_is_right() {
        assertThat(Cli.run("kernel").err()).contains("install, list or remove");
        assertRefused("--with must be ijava or jjava, but is beaker", "--with", "beaker");
        assertRefused("--with=KERNEL, --plain are mutually exclusive", "--plain", "--with", "ijava");
        assertRefused("--plain, --debugger are mutually exclusive", "--plain", "--debugger");
        assertRefused("--jar also needs --with", "--jar", "ijava.jar");
        assertRefused("none.jar is not a jar that contains IJava", "--with", "ijava", "--jar", "none.jar");
        assertRefused("mutually exclusive", "--prefix", folder.toString(), "--sys-prefix");
        assertRefused("--name also needs --user", "--name", "second");
        assertRefused("this is \"../java\"", "--name", "../java", "--user");
        assertRefused("--debugger, --name=NAME are mutually exclusive", "--debugger", "--name", "second");
        assertRefused("JJava is not among the kernels", "--with", "jjava", "--prefix", folder.toString());
    }

    private static void assertRefused(String message, String... options) {
        Cli run = run("install", options);
        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static Cli run(String command, String... options) {
        return Cli.run(
                Stream.concat(Stream.of("kernel", command), Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void a_java_without_jshell_is_told_to_be_exchanged() throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.se,jdk.unsupported",
                        "-cp",
                        Project.classPath(),
                        Main.class.getName(),
                        "kernel",
                        "install",
                        "--prefix",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(log)
                .content()
                .contains("has no module jdk.jshell", "Install a full JDK, 17 or later")
                .doesNotContain("at dev.stridebook");
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(folder.resolve("share")).doesNotExist();
    }
}
