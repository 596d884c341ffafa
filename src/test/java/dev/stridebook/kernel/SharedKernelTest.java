package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.data.DataStore;
import dev.stridebook.file.ReadableByAll;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.process.JavaCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A kernel that one user installs and all others run. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other users are made with programs of Linux")
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class SharedKernelTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private Path prefix;
    private JupyterData data;
    private Process process;
    private KernelClient client;

    /** A blank and a letter that Java cannot read without a language: services start Jupyter without one. */
    @BeforeEach
    void a_folder_that_others_may_enter() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        prefix = folder.resolve("für alle");
        data = JupyterData.ofPrefix(prefix);
    }

    @AfterEach
    void end() throws Exception {
        if (client != null) {
            client.close();
        }
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** As a cautious administrator does, whose files nobody else may read. */
    private void install() throws Exception {
        Path arguments = folder.resolve("install.args");
        Files.writeString(arguments, JavaCommand.argumentFile(TestArchive.options()));
        Path log = folder.resolve("install.log");
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                "umask 077; exec \"$0\" \"@$1\" dev.stridebook.cli.Main kernel install --prefix \"$2\"",
                JavaCommand.program().toString(),
                arguments.toString(),
                prefix.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process install =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(install.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(install.exitValue()).as(Files.readString(log)).isZero();
        assertThat(log)
                .content()
                .contains("Installed \"Java (Stridebook)\" in " + data.kernel("stridebook"))
                .contains(" files, ", " MB. It started and ran a cell.")
                .doesNotContain("Warning");
    }

    private JsonNode spec() throws Exception {
        return MAPPER.readTree(Files.readString(data.kernel("stridebook").resolve("kernel.json")));
    }

    private void startAsAnotherUser() throws Exception {
        ConnectionFile connection = ConnectionFile.local();
        Path file = folder.resolve("connection.json");
        connection.write(file);
        ReadableByAll.open(file);
        List<String> command = new ArrayList<>();
        spec().path("argv").forEach(each -> command.add(each.asText().replace("{connection_file}", file.toString())));
        Map<String, String> variables = new LinkedHashMap<>();
        spec().path("env")
                .properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
        process = OtherUser.run(variables, command)
                .directory(Files.createDirectories(folder.resolve("work")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("kernel.log").toFile())
                .start();
        client = new KernelClient(connection);
        client.awaitReady(PATIENCE);
    }

    private String value(String cell) throws Exception {
        Message message = client.execute(cell);
        JsonNode reply = client.reply(Channel.SHELL, message, PATIENCE).content();
        return client.published(message, PATIENCE).stream()
                .filter(each -> each.type().equals("execute_result"))
                .map(each -> each.content().path("data").path("text/plain").asText())
                .findFirst()
                .orElse(reply.path("evalue").asText());
    }

    private List<Path> copies() throws Exception {
        try (Stream<Path> all = Files.list(prefix.resolve("share/stridebook/stridebook"))) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void who_can_read_neither_checkout_nor_repository_and_has_no_home_runs_a_lesson() throws Exception {
        install();
        Path copy = copies().get(0);
        assertThat(copy.resolve("jupyter/kernels/stridebook/java.args"))
                .content()
                .doesNotContain(Path.of("").toAbsolutePath() + "/", System.getProperty("user.home") + "/.m2");
        assertThat(data.list())
                .allSatisfy(kernel -> assertThat(kernel.problem()).isEmpty())
                .extracting(JupyterData.Installed::name)
                .containsExactly("stridebook", "stridebook-zh");

        startAsAnotherUser();
        assertThat(value("new Conv2d(1, 2, kernel(3)).forward(Nd4j.ones(1, 1, 8, 8)).shape()"))
                .isEqualTo("[1, 2, 6, 6]");
        assertThat(value("org.bytedeco.javacpp.Loader.getLoadedLibraries().get(\"nd4jcpu\")"))
                .isEqualTo(copy.resolve("native/libnd4jcpu.so").toString());
        assertThat(value(
                        "org.bytedeco.javacpp.Loader.getLoadedLibraries().values().stream().filter(file -> !file.startsWith(\""
                                + copy + "\")).toList()"))
                .as("libraries from elsewhere")
                .isEqualTo("[]");
        assertThat(DataStore.mnist(message -> {}).problems())
                .as("MNIST is missing here. Download it with: ./stridebook data mnist")
                .isEmpty();
        assertThat(value("Mnist.train().size()")).isEqualTo("60000");
        assertThat(value("System.getProperty(\"user.home\")"))
                .satisfies(home -> assertThat(Path.of(home)).doesNotExist());

        // A newer one, while that kernel runs.
        install();
        assertThat(copies()).hasSize(2).startsWith(copy);
        assertThat(spec().path("argv").get(1).asText()).contains(copies().get(1).toString());
        assertThat(value("new Linear(3, 2).forward(Nd4j.ones(1, 3)).shape()")).isEqualTo("[1, 2]");
        assertThat(value("show(kernel(3).explain(8, 8))")).isNotEqualTo("nothing");

        assertThat(KernelSpec.remove(OwnKernel.LESSONS, data)).contains(data.kernel("stridebook"));
        assertThat(prefix.resolve("share/stridebook")).doesNotExist();
        assertThat(data.list()).isEmpty();
        assertThat(KernelSpec.remove(OwnKernel.LESSONS, data)).isEmpty();
    }

    @Test
    void an_installation_that_does_not_work_leaves_all_as_it_was() throws Exception {
        SharedKernel kernel = SharedKernel.own(data);
        SharedFiles withoutNatives = new SharedFiles(List.of(), List.of());
        assertThatThrownBy(() -> kernel.install(() -> withoutNatives, line -> {}))
                .isInstanceOf(KernelSpec.SelfTestFailed.class)
                .hasMessageContaining("the cell new dev.stridebook.nn.Conv2d");
        assertThat(prefix).doesNotExist();

        Path spec = Files.createDirectories(data.kernel("stridebook")).resolve("kernel.json");
        Files.writeString(spec, "{\"argv\":[\"java\"],\"language\":\"java\"}");
        assertThatThrownBy(() -> kernel.install(() -> withoutNatives, line -> {}))
                .isInstanceOf(KernelSpec.SelfTestFailed.class);
        assertThat(spec).hasContent("{\"argv\":[\"java\"],\"language\":\"java\"}");
        assertThat(prefix.resolve("share/stridebook")).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_on_a_class_path_is_refused() {
        assertThatThrownBy(() -> SharedKernel.own(JupyterData.ofPrefix(folder.resolve("a:b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a:b");
    }

    @Test
    void what_keeps_others_from_a_file_is_found() throws Exception {
        Path secret = Files.createDirectories(folder.resolve("open/secret/deep"));
        Path file = Files.createFile(secret.resolve("java"));
        ReadableByAll.openTree(folder.resolve("open"));
        Files.setPosixFilePermissions(folder.resolve("open/secret"), PosixFilePermissions.fromString("rwx------"));
        assertThat(ReadableByAll.obstacle(file))
                .contains(folder.resolve("open/secret").toRealPath());
        ReadableByAll.open(folder.resolve("open/secret"));
        assertThat(ReadableByAll.obstacle(file)).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(ReadableByAll.obstacle(file)).contains(file.toRealPath());
    }
}
