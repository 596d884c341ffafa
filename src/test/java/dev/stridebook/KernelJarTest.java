package dev.stridebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.PrivateRepository.Run;
import dev.stridebook.process.JavaCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar that installs the kernel, for somebody who has a Jupyter, another Java kernel, and nothing of ours. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the name of the jar has this platform")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KernelJarTest {
    private static final Path JAR =
            Path.of("target", "stridebook-kernel-" + ConsumerTest.VERSION + "-linux-x86_64.jar");
    private static final String OTHERS = "{\"argv\": [\"java\"], \"display_name\": \"Java\", \"language\": \"java\"}";

    @TempDir
    private static Path shared;

    @TempDir
    private Path home;

    private Path kernels;

    /** Where Maven has never run, it downloads plugins. */
    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    static void make_the_jar() throws Exception {
        try (PrivateRepository repository = new PrivateRepository(shared)) {
            repository.mavenInCheckout(
                    "-Pkernel-jar",
                    "jar:jar@default-jar",
                    "exec:exec@compile-kernel-jar",
                    "dependency:build-classpath@kernel-class-path",
                    "assembly:single@kernel-jar");
        }
    }

    @BeforeEach
    void install_another_kernel() throws Exception {
        kernels = home.resolve(".local/share/jupyter/kernels");
        Files.writeString(Files.createDirectories(kernels.resolve("java")).resolve("kernel.json"), OTHERS);
        Files.createDirectory(home.resolve("tmp"));
    }

    @Test
    void it_installs_a_copy_beside_another_kernel_and_removes_all_of_it() throws Exception {
        Run install = run("install", "--name", "convolution");
        assertThat(install.exitCode()).as(install.output()).isZero();
        assertThat(install.output())
                .contains("It started and ran a cell.")
                .contains("Installed \"Java (convolution)\" in " + kernels.resolve("convolution"));
        String arguments = new ObjectMapper()
                .readTree(kernels.resolve("convolution/kernel.json").toFile())
                .at("/argv/1")
                .asText();
        assertThat(arguments).startsWith("@" + home.resolve(".local/share/stridebook/convolution"));
        assertThat(Path.of(arguments.substring(1)))
                .content()
                .doesNotContain(Path.of("").toAbsolutePath().toString(), "/.m2/");
        assertThat(home.resolve("tmp")).as("what was unpacked").isEmptyDirectory();
        assertThat(run("list").output()).contains("Java (convolution)").doesNotContain("problem: it runs");

        assertThat(run("uninstall", "--name", "convolution").output()).contains("Removed the kernel");
        try (Stream<Path> left = Files.list(home.resolve(".local/share"))) {
            assertThat(left).containsExactly(home.resolve(".local/share/jupyter"));
        }
        assertThat(kernels).isDirectoryNotContaining("glob:**/convolution");
        assertThat(kernels.resolve("java/kernel.json")).hasContent(OTHERS);
    }

    @Test
    void a_kernel_that_is_not_ours_is_neither_replaced_nor_removed() throws Exception {
        for (String command : List.of("install", "remove")) {
            Run run = run(command, "--name", "java");
            assertThat(run.output()).contains("is not one of Stridebook's", "Choose another name");
            assertThat(run.exitCode()).isNotZero();
        }
        assertThat(kernels.resolve("java/kernel.json")).hasContent(OTHERS);
        assertThat(home.resolve(".local/share/stridebook")).doesNotExist();
    }

    @Test
    void its_messages_name_the_jar_and_not_a_launcher() throws Exception {
        Run list = run("list");
        assertThat(list.output()).contains("To install it: java -jar " + JAR.getFileName() + " install");
        Run wrong = run("instal");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.output()).contains("See java -jar " + JAR.getFileName() + " --help.");
        assertThat(list.output() + wrong.output()).doesNotContain("./stridebook");
    }

    private Run run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.program().toString(),
                "-Djava.io.tmpdir=" + home.resolve("tmp"),
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JUPYTER") || name.startsWith("XDG"));
        builder.environment().put("HOME", home.toString());
        return Run.of(builder);
    }
}
