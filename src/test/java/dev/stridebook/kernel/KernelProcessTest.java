package dev.stridebook.kernel;

import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.process.JavaCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that need the kernel in a separate process. */
class KernelProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Process process;

    private Path output() {
        return folder.resolve("output");
    }

    private void start(Path connectionFile, String... options) throws Exception {
        process = java(List.of(options), KernelMain.class, connectionFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private ProcessBuilder java(List<String> more, Class<?> main, String... arguments) throws Exception {
        List<String> options = new ArrayList<>(TestArchive.options());
        options.addAll(more);
        // One file per process: a starting process may still read its file while the next one is written.
        Path argumentFile =
                Files.writeString(Files.createTempFile(folder, "java", ".args"), JavaCommand.argumentFile(options));
        return JavaCommand.with(argumentFile, main.getName(), List.of(arguments));
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void a_kernel_ends_when_the_jupyter_that_started_it_is_killed() throws Exception {
        // Any process can stand in for Jupyter; this one waits for cells.
        Process jupyter = java(List.of(), EvaluatorMain.class).start();
        ConnectionFile connection = ConnectionFile.local();
        Path file = folder.resolve("kernel.json");
        connection.write(file);
        ProcessBuilder kernel = java(List.of(), KernelMain.class, file.toString());
        kernel.environment().put("JPY_PARENT_PID", Long.toString(jupyter.pid()));
        process = kernel.redirectOutput(output().toFile()).start();
        try (KernelClient client = new KernelClient(connection)) {
            client.awaitReady(PATIENCE);
            assertThat(process.isAlive()).isTrue();

            jupyter.destroyForcibly();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_transport_ipc_is_refused_in_one_sentence() throws Exception {
        start(Files.writeString(folder.resolve("kernel.json"), "{\"transport\":\"ipc\"}"));

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output()).strip())
                .startsWith("The Stridebook kernel cannot run: ")
                .contains("transport ipc")
                .contains("Set c.KernelManager.transport = 'tcp'")
                .hasLineCount(1);
    }

    @Test
    void cells_that_fill_the_heap_end_and_the_kernel_lives() throws Exception {
        ConnectionFile connection = ConnectionFile.local();
        Path file = folder.resolve("kernel.json");
        connection.write(file);
        start(file, "-Xmx256m");
        try (KernelClient client = new KernelClient(connection)) {
            client.awaitReady(PATIENCE);
            // The heap watch starts slightly after the kernel; this waits for it.
            run(
                    client,
                    "while (java.lang.management.ManagementFactory.getMemoryPoolMXBeans().stream().noneMatch("
                            + "pool -> pool.isUsageThresholdSupported() && pool.getUsageThreshold() > 0)) Thread.sleep(10);");
            for (String hog : List.of(
                    "var hog = new LinkedList<Integer>();\nwhile (true) hog.add(hog.size());",
                    "var arrays = new ArrayList<byte[]>();\nwhile (true) arrays.add(new byte[1000]);",
                    "long[][] one = new long[100_000][100_000];")) {
                JsonNode reply = run(client, hog);
                assertThat(reply.path("ename").asText()).as(hog).isEqualTo("OutOfMemoryError");
                assertThat(reply.path("evalue").asText()).contains("-Xmx");
                assertThat(reply.path("traceback")).hasSizeLessThan(20);
                assertThat(run(client, "int two = 1 + 1;").path("status").asText())
                        .isEqualTo("ok");
                run(client, "hog = null;");
                run(client, "arrays = null;");
            }
            assertThat(run(
                                    client,
                                    "try { var all = new ArrayList<int[]>(); while (true) all.add(new int[1000]); }"
                                            + " catch (OutOfMemoryError caught) { }")
                            .path("status")
                            .asText())
                    .isEqualTo("ok");
            client.send(Channel.CONTROL, "shutdown_request", content());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(output())).isEmpty();
    }

    private JsonNode run(KernelClient client, String code) throws Exception {
        Message cell = client.execute(code);
        try {
            return client.reply(Channel.SHELL, cell, PATIENCE).content();
        } catch (TimeoutException e) {
            throw new AssertionError(code + " did not end. The kernel said: " + Files.readString(output()), e);
        }
    }
}
