package dev.stridebook.kernel.debug;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers a front end's debug requests, on a thread of its own. Most of it is loaded only when the user turns the debugger on: front ends
 * ask any kernel with a debugger for its state.
 */
public final class Debugger implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Supplier<DebuggedSession> session;
    private final Consumer<ObjectNode> events;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread debugger = new Thread(null, task, "debugger", 0, false);
        debugger.setDaemon(true);
        return debugger;
    });
    private DebugAdapter adapter;
    private volatile boolean isStarted;
    private int sent;

    /**
     * @param session is asked for when the user turns the debugger on; may wait until there is one
     * @param events gets the content of each {@code debug_event}
     */
    public Debugger(Supplier<DebuggedSession> session, Consumer<ObjectNode> events) {
        this.session = session;
        this.events = events;
    }

    /** Runs work on the debugger's thread, where {@link #answer} must be called. */
    public void execute(Runnable work) {
        thread.execute(work);
    }

    /** Answers the content of a {@code debug_request} with that of the reply. */
    public ObjectNode answer(JsonNode request) {
        String command = request.path("command").asText();
        ObjectNode reply = message("response")
                .put("request_seq", request.path("seq").asInt())
                .put("command", command);
        try {
            JsonNode body = body(command, request.path("arguments"));
            return reply.put("success", true).set("body", body);
        } catch (Throwable thrown) {
            Throwable cause = thrown;
            while (cause.getCause() != null
                    && (cause instanceof ExecutionException
                            || cause.getClass() == RuntimeException.class
                            || cause instanceof java.lang.reflect.InvocationTargetException)) {
                cause = cause.getCause();
            }
            String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            return reply.put("success", false).put("message", message);
        }
    }

    private JsonNode body(String command, JsonNode arguments) throws Exception {
        if (command.equals("debugInfo")) {
            return (adapter == null ? DebugInfo.NOT_STARTED : adapter.info()).toJson();
        }
        if (adapter == null) {
            adapter = new DebugAdapter(session.get(), thread, this::publish);
        }
        JsonNode body =
                MAPPER.readTree(adapter.answer(command, arguments.isMissingNode() ? "{}" : arguments.toString()));
        isStarted = adapter.info().isStarted();
        return body.isNull() ? JsonNodeFactory.instance.objectNode() : body;
    }

    private void publish(String event, String body) {
        try {
            events.accept(message("event").put("event", event).set("body", MAPPER.readTree(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("seq", ++sent).put("type", type);
    }

    /** Lets the running cell go on, if it is stopped, and does not stop it again: it was asked to end. */
    public void release() {
        if (isStarted) {
            thread.execute(() -> adapter.release());
        }
    }

    /** Lets everything go on that is stopped. */
    @Override
    public void close() {
        release();
        thread.shutdown();
    }
}
