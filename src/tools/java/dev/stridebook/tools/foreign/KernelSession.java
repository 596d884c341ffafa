package dev.stridebook.tools.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellOutputs;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A session with a kernel in a process of its own, in which cells run one after the other as in Jupyter. */
final class KernelSession implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(50);
    /** How long a kernel may take to obey an interrupt, and to send what belongs to a reply. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final int LAST_WORDS = 3;

    private final Process process;
    private final Path output;
    private final boolean isOurs;
    private final boolean interruptsByMessage;
    private final KernelClient client;
    private final CellOutputs.Displays displays = new CellOutputs.Displays();
    private int cells;

    private KernelSession(
            Process process, Path output, boolean isOurs, boolean interruptsByMessage, ConnectionFile connection)
            throws IOException, KernelFault {
        this.process = process;
        this.output = output;
        this.isOurs = isOurs;
        this.interruptsByMessage = interruptsByMessage;
        this.client = new KernelClient(connection);
        try {
            awaitReady();
        } catch (KernelFault e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a kernel and waits until it answers.
     *
     * @param folder its working folder
     * @throws KernelFault if it does not answer
     */
    static KernelSession start(KernelSpecFile spec, Path folder) throws IOException, KernelFault {
        try {
            return startOnce(spec, folder);
        } catch (KernelFault perhapsAPortWasTaken) {
            return startOnce(spec, folder);
        }
    }

    private static KernelSession startOnce(KernelSpecFile spec, Path folder) throws IOException, KernelFault {
        ConnectionFile connection = ConnectionFile.local();
        Path connectionFile = Files.createTempFile("stridebook", ".json");
        Path output = Files.createTempFile("stridebook", ".log");
        try {
            connection.write(connectionFile);
            ProcessBuilder builder = new ProcessBuilder(spec.command(connectionFile))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(spec.environment());
            builder.environment()
                    .put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
            return new KernelSession(builder.start(), output, true, spec.interruptsByMessage(), connection);
        } finally {
            Files.deleteIfExists(connectionFile);
        }
    }

    /**
     * Waits for a kernel of a process that may serve others later, and is not ended with this session.
     *
     * @param output where the process writes to
     */
    static KernelSession in(Process process, Path output, ConnectionFile connection) throws IOException, KernelFault {
        return new KernelSession(process, output, false, true, connection);
    }

    private void awaitReady() throws IOException, KernelFault {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                client.awaitReady(Duration.ofSeconds(1));
                return;
            } catch (TimeoutException e) {
                if (!process.isAlive()) {
                    throw died();
                }
                if (System.nanoTime() > end) {
                    throw new KernelFault("did not start within %d s".formatted(START.toSeconds()));
                }
            }
        }
    }

    /**
     * What a cell came to.
     *
     * @param error the error that it ended with, if it did
     * @param wasStopped whether it was interrupted at the limit
     */
    record Result(Optional<CellError> error, boolean wasStopped) {}

    /**
     * Runs a cell and waits for its end.
     *
     * @param outputs receives what it shows
     * @param typed lines for {@code System.in}
     * @param limit the time after which it is interrupted
     * @throws KernelFault if the kernel died, or did not do what the protocol demands
     */
    Result run(String source, CellOutputs outputs, Iterator<String> typed, Duration limit)
            throws IOException, KernelFault {
        cells++;
        Message request = client.execute(source);
        long due = System.nanoTime() + limit.toNanos();
        boolean wasStopped = false;
        boolean isIdle = false;
        JsonNode reply = null;
        Optional<CellError> published = Optional.empty();
        while (!isIdle || reply == null) {
            boolean isAlive = process.isAlive();
            Optional<Message> message = poll(Channel.IOPUB, POLL);
            if (message.isPresent() && message.get().parentId().equals(request.id())) {
                JsonNode content = message.get().content();
                isIdle |= isIdle(message.get());
                if (message.get().type().equals("error")) {
                    published = Optional.of(error(content));
                    outputs.add(Output.error(published.get()));
                } else {
                    show(message.get(), outputs);
                }
            } else if (message.isEmpty() && !isAlive) {
                throw died();
            }
            Optional<Message> answer = poll(Channel.SHELL, Duration.ZERO);
            if (answer.isPresent() && answer.get().parentId().equals(request.id())) {
                reply = answer.get().content();
            }
            if (isIdle || reply != null) {
                // The rest has to come soon.
                due = Math.min(due, System.nanoTime() + GRACE.toNanos());
            }
            if (poll(Channel.STDIN, Duration.ZERO).isPresent()) {
                client.send(Channel.STDIN, "input_reply", KernelClient.content().put("value", typed.next()));
            }
            if (System.nanoTime() > due) {
                if (wasStopped || isIdle || reply != null) {
                    throw new KernelFault(
                            isIdle
                                    ? "was idle without a reply"
                                    : reply != null
                                            ? "replied without becoming idle"
                                            : "did not stop within %d s of an interrupt".formatted(GRACE.toSeconds()));
                }
                wasStopped = true;
                interrupt();
                due = System.nanoTime() + GRACE.toNanos();
            }
        }
        return result(reply, published, wasStopped);
    }

    private static Result result(JsonNode reply, Optional<CellError> published, boolean wasStopped) throws KernelFault {
        String status = reply.path("status").asText();
        if (!status.equals(published.isPresent() ? "error" : "ok")) {
            throw new KernelFault(
                    "replied %s, but published %s error".formatted(status, published.isPresent() ? "an" : "no"));
        }
        if (published.isPresent()) {
            CellError error = published.get();
            if (error.name().isBlank() || error.plainTraceback().isBlank()) {
                throw new KernelFault("ended a cell with an empty error");
            }
            if (error.plainTraceback().startsWith("The kernel could not run this cell")) {
                throw new KernelFault(error.plainTraceback().lines().findFirst().orElseThrow());
            }
        }
        return new Result(published, wasStopped);
    }

    private static CellError error(JsonNode content) {
        List<String> traceback = new ArrayList<>();
        content.path("traceback").forEach(line -> traceback.add(line.asText()));
        return new CellError(
                content.path("ename").asText(), content.path("evalue").asText(), traceback, 0, "");
    }

    private static boolean isIdle(Message message) {
        return message.type().equals("status")
                && message.content().path("execution_state").asText().equals("idle");
    }

    private void show(Message message, CellOutputs outputs) {
        JsonNode content = message.content();
        String id = content.path("transient").path("display_id").asText(null);
        switch (message.type()) {
            case "stream" ->
                outputs.stream(
                        content.path("name").asText(), content.path("text").asText());
            case "display_data" -> outputs.display(bundle(content), id);
            case "update_display_data" -> outputs.update(bundle(content), id);
            case "execute_result" -> outputs.add(Output.result(bundle(content), cells));
            case "clear_output" -> outputs.clear(content.path("wait").asBoolean());
            default -> {}
        }
    }

    private static MimeBundle bundle(JsonNode content) {
        Map<String, String> data = new HashMap<>();
        data.put(MimeBundle.TEXT, "");
        content.path("data")
                .properties()
                .forEach(form -> data.put(
                        form.getKey(),
                        form.getValue().isTextual()
                                ? form.getValue().asText()
                                : form.getValue().toString()));
        return new MimeBundle(new LinkedHashMap<>(data));
    }

    /** Returns a place for the outputs of a cell of this session. */
    CellOutputs newOutputs() {
        return new CellOutputs(displays, text -> {});
    }

    private Optional<Message> poll(Channel channel, Duration patience) throws KernelFault {
        try {
            return Optional.of(client.receive(channel, patience));
        } catch (TimeoutException nothing) {
            return Optional.empty();
        } catch (IOException notAMessage) {
            throw new KernelFault("sent what is no message: " + notAMessage.getMessage());
        }
    }

    private void interrupt() throws IOException {
        if (interruptsByMessage) {
            client.send(Channel.CONTROL, "interrupt_request", KernelClient.content());
        } else {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        }
    }

    private KernelFault died() throws IOException {
        List<String> said = Files.readAllLines(output);
        return new KernelFault("ended with exit code %d. %s"
                .formatted(
                        process.exitValue(),
                        String.join(" / ", said.subList(Math.max(0, said.size() - LAST_WORDS), said.size()))));
    }

    @Override
    public void close() throws IOException {
        client.send(Channel.CONTROL, "shutdown_request", KernelClient.content().put("restart", false));
        if (isOurs) {
            try {
                process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
        client.close();
    }
}
