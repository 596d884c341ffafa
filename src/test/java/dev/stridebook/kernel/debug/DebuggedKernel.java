package dev.stridebook.kernel.debug;

import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.KernelMain;
import dev.stridebook.kernel.TestArchive;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A kernel in a process of its own, with the debug agent, and a front end that debugs it. */
final class DebuggedKernel implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path output;
    private final Process process;
    private final KernelClient client;
    private final Message info;
    private int asked;

    /** @param variables environment variables */
    DebuggedKernel(Path folder, Map<String, String> variables) throws Exception {
        ConnectionFile connection = ConnectionFile.local();
        Path file = folder.resolve("connection.json");
        connection.write(file);
        ProcessBuilder java = TestArchive.java(KernelMain.class, file.toString());
        java.command().addAll(1, DebugAgent.options(folder.toString()));
        java.environment().putAll(variables);
        output = folder.resolve("output");
        process = java.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        client = new KernelClient(connection);
        info = client.awaitReady(PATIENCE);
    }

    JsonNode info() {
        return info.content();
    }

    /** Sends a request of the debug protocol and returns the reply. */
    JsonNode ask(String command, ObjectNode arguments) throws Exception {
        ObjectNode request =
                content().put("type", "request").put("seq", ++asked).put("command", command);
        request.set("arguments", arguments);
        Message sent = client.send(Channel.CONTROL, "debug_request", request);
        Message reply = client.reply(Channel.CONTROL, sent, PATIENCE);
        assertThat(reply.type()).isEqualTo("debug_reply");
        assertThat(reply.content().path("request_seq").asInt()).isEqualTo(asked);
        assertThat(reply.content().path("command").asText()).isEqualTo(command);
        return reply.content();
    }

    /** As {@link #ask}, for a request that succeeds; returns the reply's body. */
    JsonNode body(String command, ObjectNode arguments) throws Exception {
        JsonNode reply = ask(command, arguments);
        assertThat(reply.path("success").asBoolean()).as(reply.toString()).isTrue();
        return reply.path("body");
    }

    /** Turns the debugger on, as JupyterLab does. */
    void attach() throws Exception {
        body("initialize", content().put("adapterID", "stridebook").put("linesStartAt1", true));
        body("attach", content());
        body("configurationDone", content());
    }

    /** Sets breakpoints at lines of a cell. */
    void setBreakpoints(String cell, int... lines) throws Exception {
        ObjectNode arguments = content();
        arguments
                .putObject("source")
                .put(
                        "path",
                        body("dumpCell", content().put("code", cell))
                                .path("sourcePath")
                                .asText());
        var breakpoints = arguments.putArray("breakpoints");
        for (int line : lines) {
            breakpoints.addObject().put("line", line);
        }
        assertThat(body("setBreakpoints", arguments).path("breakpoints")).hasSize(lines.length);
    }

    /** Sets a breakpoint that counts only where a condition is true. */
    void setConditionalBreakpoint(String cell, int line, String condition) throws Exception {
        ObjectNode arguments = content();
        arguments
                .putObject("source")
                .put(
                        "path",
                        body("dumpCell", content().put("code", cell))
                                .path("sourcePath")
                                .asText());
        arguments.putArray("breakpoints").addObject().put("line", line).put("condition", condition);
        body("setBreakpoints", arguments);
    }

    Message execute(String cell) {
        return client.execute(cell);
    }

    KernelClient client() {
        return client;
    }

    /** Runs a cell that is expected to end. */
    JsonNode run(String cell) throws Exception {
        return finish(execute(cell));
    }

    /** Waits for a cell's end and returns its reply. */
    JsonNode finish(Message cell) throws Exception {
        return client.reply(Channel.SHELL, cell, PATIENCE).content();
    }

    /** Waits for the next event of this kind; passes over everything else that is published before it. */
    JsonNode event(String name) throws Exception {
        List<JsonNode> others = new ArrayList<>();
        try {
            while (true) {
                Message message = client.receive(Channel.IOPUB, PATIENCE);
                if (message.type().equals("debug_event")
                        && message.content().path("event").asText().equals(name)) {
                    return message.content().path("body");
                }
                others.add(message.content());
            }
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "No event \"%s\", but %s. The kernel printed: %s".formatted(name, others, Files.readString(output)),
                    e);
        }
    }

    /** Waits until a cell prints something, and returns it. */
    String awaitPrinted() throws Exception {
        while (true) {
            Message message = client.receive(Channel.IOPUB, PATIENCE);
            if (message.type().equals("stream")) {
                return message.content().path("text").asText();
            }
        }
    }

    /** Waits for a stop and returns the frames as {@code name:line}. */
    List<String> stoppedBy(String reason) throws Exception {
        assertThat(event("stopped").path("reason").asText()).isEqualTo(reason);
        List<String> frames = new ArrayList<>();
        for (JsonNode frame : frames()) {
            frames.add(frame.path("name").asText() + ":" + frame.path("line").asInt());
        }
        return frames;
    }

    JsonNode frames() throws Exception {
        return body("stackTrace", content().put("threadId", 1)).path("stackFrames");
    }

    /** Returns variables of the innermost frame as {@code name = value}. */
    List<String> variables(String scope) throws Exception {
        int frame = frames().get(0).path("id").asInt();
        for (JsonNode each : body("scopes", content().put("frameId", frame)).path("scopes")) {
            if (each.path("name").asText().equals(scope)) {
                return texts(parts(each.path("variablesReference").asInt()));
            }
        }
        throw new AssertionError("no scope " + scope);
    }

    JsonNode parts(int reference) throws Exception {
        return body("variables", content().put("variablesReference", reference)).path("variables");
    }

    static List<String> texts(JsonNode variables) {
        List<String> texts = new ArrayList<>();
        variables.forEach(each -> texts.add(
                each.path("name").asText() + " = " + each.path("value").asText()));
        return texts;
    }

    /** Evaluates in the innermost frame. */
    JsonNode evaluate(String expression) throws Exception {
        int frame = frames().get(0).path("id").asInt();
        return ask("evaluate", content().put("expression", expression).put("frameId", frame));
    }

    void go(String command) throws Exception {
        body(command, content().put("threadId", 1));
    }

    boolean hasEnded() throws InterruptedException {
        return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        client.close();
    }
}
