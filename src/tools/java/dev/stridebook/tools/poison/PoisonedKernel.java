package dev.stridebook.tools.poison;

import static dev.stridebook.kernel.protocol.KernelClient.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.kernel.KernelMain;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** A kernel that runs poison cells. After each it must still answer, and know what was defined before the first. */
final class PoisonedKernel implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEFINITIONS =
            "int sessionVariable = 21;\nint sessionMethod(int x) { return x + sessionVariable; }\n"
                    + "record SessionRecord(int value) {}";
    private static final String USES = "new SessionRecord(sessionMethod(sessionVariable)).value()";

    private final Process process;
    private final Path output;
    private final KernelClient client;

    private PoisonedKernel(Process process, Path output, KernelClient client) {
        this.process = process;
        this.output = output;
        this.client = client;
    }

    /** @param folder an empty folder, which becomes the kernel's working folder */
    static PoisonedKernel start(Path folder) throws IOException, TimeoutException {
        ConnectionFile connection = ConnectionFile.local();
        Path files = Files.createDirectories(folder.resolve("kernel"));
        Path file = files.resolve("kernel.json");
        connection.write(file);
        // Cells that fill the heap keep nine tenths of it in their variables; the compiler must do with the rest.
        Path arguments = Files.writeString(files.resolve("java.args"), JavaCommand.argumentFile(List.of("-Xmx1g")));
        Path output = files.resolve("output");
        ProcessBuilder builder = JavaCommand.with(arguments, KernelMain.class.getName(), List.of(file.toString()))
                .directory(Files.createDirectories(folder.resolve("work")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // It ends with this process, however that ends.
        builder.environment()
                .put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        PoisonedKernel kernel = new PoisonedKernel(process, output, new KernelClient(connection));
        try {
            kernel.client.awaitReady(PATIENCE);
        } catch (TimeoutException e) {
            kernel.close();
            throw new IOException("The kernel did not begin. It said: " + kernel.output(), e);
        }
        kernel.run(new PoisonCell(DEFINITIONS, PATIENCE));
        return kernel;
    }

    private record Outcome(JsonNode reply, String result) {}

    /** Runs a cell, and returns what it did to the session that it must not; nothing if all is well. */
    List<String> survive(PoisonCell cell) {
        List<String> faults = new ArrayList<>();
        try {
            Outcome outcome = run(cell);
            String status = outcome.reply().path("status").asText();
            if (status.equals("error")) {
                String traceback = outcome.reply().path("traceback").toString();
                if (outcome.reply().path("ename").asText().isBlank() || traceback.length() < 5) {
                    faults.add("its error is empty");
                }
                if (traceback.contains("The kernel could not run this cell") || traceback.contains("jdk.jshell.")) {
                    faults.add("its error is an internal one: " + traceback);
                }
            } else if (!status.equals("ok")) {
                faults.add("its reply has the status " + status);
            }
            check("1 + 1", "2", faults);
            check(USES, "42", faults);
        } catch (TimeoutException e) {
            faults.add("it or what followed did not end, even after an interrupt");
        } catch (IOException e) {
            faults.add(e.toString());
        }
        if (!process.isAlive()) {
            faults.add("the kernel is gone, with exit code " + process.exitValue());
        }
        return faults;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What the kernel's process printed, which should be nothing. */
    String output() throws IOException {
        return Files.readString(output);
    }

    private void check(String source, String expected, List<String> faults) throws IOException, TimeoutException {
        Outcome outcome = run(new PoisonCell(source, PATIENCE));
        if (!outcome.result().equals(expected)) {
            faults.add("then %s gave %s"
                    .formatted(
                            source, outcome.result().isEmpty() ? outcome.reply().path("traceback") : outcome.result()));
        }
    }

    private Outcome run(PoisonCell cell) throws IOException, TimeoutException {
        Message request = client.execute(cell.source());
        JsonNode reply;
        try {
            reply = client.reply(Channel.SHELL, request, cell.limit()).content();
        } catch (TimeoutException endless) {
            client.send(Channel.CONTROL, "interrupt_request", content());
            reply = client.reply(Channel.SHELL, request, PATIENCE).content();
        }
        String result = client.published(request, PATIENCE).stream()
                .filter(message -> message.type().equals("execute_result"))
                .map(message ->
                        message.content().path("data").path("text/plain").asText())
                .findFirst()
                .orElse("");
        return new Outcome(reply, result);
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
