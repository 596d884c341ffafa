package dev.stridebook.kernel;

import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A kernel in this process, with a front end at its sockets. */
final class TestKernel implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    /** More messages than any cell publishes before the expected one. */
    private static final int MOST_OTHERS = 100;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Thread serving;
    private final KernelClient client;
    private final Message info;

    private TestKernel(CompletableFuture<JavaEvaluator> evaluator) throws Exception {
        ConnectionFile connection = ConnectionFile.local();
        KernelServer server = new KernelServer(connection, evaluator, log::add);
        serving = new Thread(() -> {
            try {
                server.serve();
            } catch (IOException e) {
                log.add("The kernel ended: " + e);
            }
        });
        serving.start();
        client = new KernelClient(connection);
        info = client.awaitReady(PATIENCE);
    }

    static TestKernel start() throws Exception {
        return startingWith(CompletableFuture.supplyAsync(JavaEvaluator::start));
    }

    static TestKernel startingWith(CompletableFuture<JavaEvaluator> evaluator) throws Exception {
        return new TestKernel(evaluator);
    }

    KernelClient client() {
        return client;
    }

    /** The first reply, to a {@code kernel_info_request}. */
    Message info() {
        return info;
    }

    /** Returns the kernel's log. */
    List<String> log() {
        return log;
    }

    boolean isServing() throws InterruptedException {
        serving.join(5000);
        return serving.isAlive();
    }

    static List<String> types(List<Message> messages) {
        return messages.stream().map(Message::type).toList();
    }

    static Message ofType(List<Message> messages, String type) {
        return messages.stream()
                .filter(message -> message.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + messages));
    }

    JsonNode ask(String type, ObjectNode content) throws Exception {
        Message request = client.send(Channel.SHELL, type, content);
        Message reply = client.reply(Channel.SHELL, request, PATIENCE);
        client.published(request, PATIENCE);
        assertThat(reply.type()).isEqualTo(type.replace("_request", "_reply"));
        return reply.content();
    }

    record Run(JsonNode reply, List<Message> published) {
        /** Returns the data of what was displayed. */
        List<JsonNode> shown() {
            return published.stream()
                    .filter(message -> message.type().equals("display_data"))
                    .map(message -> message.content().path("data"))
                    .toList();
        }

        String out() {
            return text("stdout");
        }

        String err() {
            return text("stderr");
        }

        private String text(String stream) {
            StringBuilder text = new StringBuilder();
            published.stream()
                    .filter(message -> message.type().equals("stream")
                            && message.content().path("name").asText().equals(stream))
                    .forEach(message ->
                            text.append(message.content().path("text").asText()));
            return text.toString();
        }

        String result() {
            return ofType(published, "execute_result")
                    .content()
                    .path("data")
                    .path("text/plain")
                    .asText();
        }

        JsonNode error() {
            return ofType(published, "error").content();
        }
    }

    Run run(String code) throws Exception {
        return finish(client.execute(code));
    }

    /** Runs a cell for a front end that cannot ask for input. */
    Run runUnattended(String code) throws Exception {
        return finish(client.send(
                Channel.SHELL, "execute_request", content().put("code", code).put("allow_stdin", false)));
    }

    /** Types a line when a cell asks for it with this prompt. */
    void type(String prompt, String line) throws Exception {
        JsonNode request = client.receive(Channel.STDIN, PATIENCE).content();
        assertThat(request.path("prompt").asText()).isEqualTo(prompt);
        client.send(Channel.STDIN, "input_reply", content().put("value", line));
    }

    /** Waits for the end of a cell. */
    Run finish(Message request) throws Exception {
        JsonNode reply = client.reply(Channel.SHELL, request, PATIENCE).content();
        return new Run(reply, client.published(request, PATIENCE));
    }

    /** Waits until something is printed. */
    Message awaitOutput() throws Exception {
        return awaitPublished("stream");
    }

    /** Returns the next published message of this type; skips others before it. */
    Message awaitPublished(String type) throws Exception {
        for (int others = 0; others < MOST_OTHERS; others++) {
            Message message = client.receive(Channel.IOPUB, PATIENCE);
            if (message.type().equals(type)) {
                return message;
            }
        }
        throw new AssertionError("no " + type + " among " + MOST_OTHERS + " messages");
    }

    @Override
    public void close() throws IOException {
        client.send(Channel.CONTROL, "shutdown_request", content());
        try {
            serving.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
