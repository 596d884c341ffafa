package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelSockets;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Answers a front end's messages. Those on shell wait in line for one thread; those that must not wait, interrupt and
 * shutdown, are answered at once. Whatever a message does, it is answered, and {@code idle} follows.
 */
final class KernelServer implements AutoCloseable {
    private final KernelSockets sockets;
    private final CompletableFuture<JavaEvaluator> evaluator;
    private final Consumer<String> log;
    private final String session = UUID.randomUUID().toString();
    private final History history = new History();
    private final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private int executionCount;

    /**
     * @param evaluator may still be starting; only what needs it waits
     * @param log gets a line for whatever goes wrong
     * @throws IOException if a port is taken
     */
    KernelServer(ConnectionFile connection, CompletableFuture<JavaEvaluator> evaluator, Consumer<String> log)
            throws IOException {
        this.evaluator = evaluator;
        this.log = log;
        this.sockets = new KernelSockets(connection, this::received, log);
    }

    /** Serves until a front end asks for the end, or {@link #close} is called. */
    void serve() throws InterruptedException {
        sockets.start();
        publish(null, "status", object().put("execution_state", "starting"));
        Thread shell = new Thread(this::serveShell, "shell");
        shell.setDaemon(true);
        shell.start();
        shutdown.await();
        sockets.close();
        evaluator.thenAccept(JavaEvaluator::close);
    }

    @Override
    public void close() {
        shutdown.countDown();
    }

    private void received(Channel channel, Message message) {
        switch (message.type()) {
            case "interrupt_request", "shutdown_request" -> handle(channel, message);
            case "input_reply" -> typed.add(message.content().path("value").asText());
            default -> {
                if (channel == Channel.SHELL) {
                    requests.add(message);
                } else if (channel == Channel.CONTROL && message.type().equals("kernel_info_request")) {
                    handle(channel, message);
                } else {
                    log.accept("Ignored a %s on %s.".formatted(message.type(), channel));
                }
            }
        }
    }

    private void serveShell() {
        try {
            while (true) {
                handle(Channel.SHELL, requests.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(Channel channel, Message request) {
        publish(request, "status", object().put("execution_state", "busy"));
        try {
            answer(channel, request);
        } catch (Throwable e) {
            log.accept("A " + request.type() + " failed: " + e);
            if (request.type().endsWith("_request")) {
                reply(
                        channel,
                        request,
                        error(CellError.of(e.getClass().getSimpleName(), String.valueOf(e.getMessage()))));
            }
        } finally {
            publish(request, "status", object().put("execution_state", "idle"));
            if (request.type().equals("shutdown_request")) {
                close();
            }
        }
    }

    private void answer(Channel channel, Message request) throws Exception {
        JsonNode content = request.content();
        switch (request.type()) {
            case "kernel_info_request" -> reply(channel, request, kernelInfo());
            case "execute_request" -> execute(request);
            case "complete_request" -> reply(channel, request, complete(content));
            case "inspect_request" -> reply(channel, request, inspect(content));
            case "is_complete_request" -> reply(channel, request, isComplete(content));
            case "history_request" ->
                reply(channel, request, (ObjectNode) ok().set("history", history.answer(content)));
            case "comm_info_request" -> reply(channel, request, (ObjectNode) ok().set("comms", object()));
            case "comm_open" ->
                // There are no comms here, and the protocol's way to say so is to close what was opened.
                publish(request, "comm_close", (ObjectNode)
                        object().put("comm_id", content.path("comm_id").asText())
                                .set("data", object()));
            case "interrupt_request" -> {
                evaluator.thenAccept(JavaEvaluator::interrupt);
                reply(channel, request, ok());
            }
            case "shutdown_request" ->
                reply(
                        channel,
                        request,
                        ok().put("restart", content.path("restart").asBoolean(false)));
            default -> log.accept("Ignored a message of the unknown type " + request.type() + ".");
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode ok() {
        return object().put("status", "ok");
    }

    private static ObjectNode error(CellError error) {
        ObjectNode content = object().put("status", "error");
        return withError(content, error);
    }

    private static ObjectNode withError(ObjectNode content, CellError error) {
        content.put("ename", error.name());
        content.put("evalue", error.message());
        error.traceback().forEach(content.putArray("traceback")::add);
        return content;
    }

    private void reply(Channel channel, Message request, ObjectNode content) {
        String type = request.type().replaceFirst("_request$", "_reply");
        sockets.send(channel, Message.of(type, session, request.identities(), request.header(), content));
    }

    private void publish(Message request, String type, ObjectNode content) {
        ObjectNode parent = request == null ? object() : request.header();
        List<byte[]> topic = List.of(("kernel." + session + "." + type).getBytes(StandardCharsets.UTF_8));
        sockets.send(Channel.IOPUB, Message.of(type, session, topic, parent, content));
    }

    private static ObjectNode kernelInfo() {
        ObjectNode info = ok().put("protocol_version", Message.VERSION)
                .put("implementation", "stridebook")
                .put("implementation_version", version())
                .put("banner", "Stridebook %s on Java %s".formatted(version(), Runtime.version()))
                .put("debugger", false);
        info.putObject("language_info")
                .put("name", "java")
                .put("version", Runtime.version().toString())
                .put("mimetype", "text/x-java")
                .put("file_extension", ".java")
                .put("pygments_lexer", "java")
                .put("codemirror_mode", "text/x-java")
                .put("nbconvert_exporter", "script");
        info.putArray("help_links")
                .addObject()
                .put("text", "Java API")
                .put("url", "https://docs.oracle.com/en/java/javase/17/docs/api/");
        return info;
    }

    private static String version() {
        String version = KernelServer.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }

    private void execute(Message request) throws Exception {
        JsonNode content = request.content();
        String code = content.path("code").asText("");
        boolean isSilent = content.path("silent").asBoolean(false);
        boolean isCounted = !isSilent && content.path("store_history").asBoolean(true);
        int number = isCounted ? ++executionCount : Math.max(1, executionCount);
        if (!isSilent) {
            publish(request, "execute_input", object().put("code", code).put("execution_count", number));
        }
        typed.clear();
        CellResult result = evaluator
                .get()
                .evaluate(
                        code,
                        number,
                        new FrontEnd(request, content.path("allow_stdin").asBoolean(false)));
        String shown = "";
        if (result instanceof CellResult.Failure failed) {
            publish(request, "error", withError(object(), failed.error()));
            reply(Channel.SHELL, request, error(failed.error()).put("execution_count", number));
            if (content.path("stop_on_error").asBoolean(true)) {
                abortWaitingCells();
            }
        } else {
            if (result instanceof CellResult.Value value && !isSilent) {
                shown = value.bundle().data().get(MimeBundle.TEXT);
                publish(request, "execute_result", bundle(value.bundle()).put("execution_count", number));
            }
            ObjectNode reply = ok().put("execution_count", number);
            reply.putArray("payload");
            reply.set("user_expressions", evaluateAll(content.path("user_expressions"), request, number));
            reply(Channel.SHELL, request, reply);
        }
        if (isCounted) {
            history.add(number, code, shown);
        }
    }

    /** After a failure, the cells that were sent together with the failed one do not run. */
    private void abortWaitingCells() {
        List<Message> waiting = new ArrayList<>();
        requests.drainTo(waiting);
        for (Message request : waiting) {
            if (request.type().equals("execute_request")) {
                publish(request, "status", object().put("execution_state", "busy"));
                reply(Channel.SHELL, request, object().put("status", "aborted").put("execution_count", executionCount));
                publish(request, "status", object().put("execution_state", "idle"));
            } else {
                handle(Channel.SHELL, request);
            }
        }
    }

    private ObjectNode evaluateAll(JsonNode expressions, Message request, int number) throws Exception {
        ObjectNode results = object();
        for (var expression : expressions.properties()) {
            CellResult result =
                    evaluator.get().evaluate(expression.getValue().asText(), number, new FrontEnd(request, false));
            if (result instanceof CellResult.Failure failed) {
                results.set(expression.getKey(), error(failed.error()));
            } else {
                MimeBundle bundle = result instanceof CellResult.Value value ? value.bundle() : MimeBundle.text("");
                results.set(expression.getKey(), bundle(bundle).put("status", "ok"));
            }
        }
        return results;
    }

    private static ObjectNode bundle(MimeBundle bundle) {
        ObjectNode content = object();
        content.set("data", Output.toJson(bundle));
        content.putObject("metadata");
        return content;
    }

    private ObjectNode complete(JsonNode content) throws Exception {
        String code = content.path("code").asText("");
        int cursor = cursor(content, code);
        CodeAssist.Completions found = evaluator.get().assist().complete(code, cursor);
        ObjectNode reply = ok().put("cursor_start", code.codePointCount(0, found.start()))
                .put("cursor_end", code.codePointCount(0, found.end()));
        found.matches().forEach(reply.putArray("matches")::add);
        reply.putObject("metadata");
        return reply;
    }

    private ObjectNode inspect(JsonNode content) throws Exception {
        String code = content.path("code").asText("");
        ObjectNode reply = ok();
        ObjectNode data = reply.putObject("data");
        reply.putObject("metadata");
        evaluator
                .get()
                .assist()
                .inspect(code, cursor(content, code))
                .ifPresent(text -> data.put(MimeBundle.TEXT, text));
        return reply.put("found", !data.isEmpty());
    }

    /** Front ends count characters, Java counts halves of some. */
    private static int cursor(JsonNode content, String code) {
        int characters = code.codePointCount(0, code.length());
        int cursor = Math.max(0, Math.min(content.path("cursor_pos").asInt(characters), characters));
        return code.offsetByCodePoints(0, cursor);
    }

    private ObjectNode isComplete(JsonNode content) throws Exception {
        CodeAssist.CellCompleteness completeness =
                evaluator.get().assist().completeness(content.path("code").asText(""));
        ObjectNode reply = object().put("status", completeness.status());
        return completeness.status().equals("incomplete") ? reply.put("indent", completeness.indent()) : reply;
    }

    /** Where one cell's output goes, and whom it asks. */
    private final class FrontEnd implements CellIo {
        private final Message request;
        private final boolean mayAsk;

        FrontEnd(Message request, boolean mayAsk) {
            this.request = request;
            this.mayAsk = mayAsk;
        }

        @Override
        public void stream(String name, String text) {
            publish(request, "stream", object().put("name", name).put("text", text));
        }

        @Override
        public void display(MimeBundle bundle, String displayId) {
            publish(request, "display_data", withId(bundle, displayId));
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            publish(request, "update_display_data", withId(bundle, displayId));
        }

        private static ObjectNode withId(MimeBundle bundle, String displayId) {
            ObjectNode content = bundle(bundle);
            ObjectNode transientData = content.putObject("transient");
            if (displayId != null) {
                transientData.put("display_id", displayId);
            }
            return content;
        }

        @Override
        public void clear(boolean wait) {
            publish(request, "clear_output", object().put("wait", wait));
        }

        @Override
        public String readLine() throws IOException {
            if (!mayAsk) {
                throw new IOException("This front end cannot ask for input, so a cell cannot read from System.in.");
            }
            sockets.send(
                    Channel.STDIN,
                    Message.of(
                            "input_request",
                            session,
                            request.identities(),
                            request.header(),
                            object().put("prompt", "").put("password", false)));
            try {
                return typed.take();
            } catch (InterruptedException e) {
                throw new CellInterrupted();
            }
        }
    }
}
