package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.notebook.CellResult;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Passes on the front end's messages to the session's comms, whose handlers run as cells do, and says which comms there are. */
final class CommRequests {
    private final CompletableFuture<JavaEvaluator> evaluator;
    private final CellRequests cells;
    private final Outbox outbox;
    private final Consumer<String> log;

    CommRequests(CompletableFuture<JavaEvaluator> evaluator, CellRequests cells, Outbox outbox, Consumer<String> log) {
        this.evaluator = evaluator;
        this.cells = cells;
        this.outbox = outbox;
        this.log = log;
    }

    /** Answers {@code comm_open}. A comm whose target is unknown, or fails, is closed again: that is the protocol's way to say no. */
    void open(Message request) throws Exception {
        CellComms comms = comms();
        if (comms.getTarget(CellComms.targetOf(request)) == null) {
            log.accept(
                    "Closed a comm for %s, which nothing here has registered.".formatted(CellComms.targetOf(request)));
            publishClose(request, CellComms.idOf(request));
            return;
        }
        handle(request, CellComms::opened);
        if (comms.getCommByID(CellComms.idOf(request)) == null) {
            publishClose(request, CellComms.idOf(request));
        }
    }

    void message(Message request) throws Exception {
        if (isOpen(request)) {
            handle(request, CellComms::received);
        }
    }

    void close(Message request) throws Exception {
        if (isOpen(request)) {
            handle(request, CellComms::closed);
        }
    }

    private boolean isOpen(Message request) throws Exception {
        boolean isOpen = comms().getCommByID(CellComms.idOf(request)) != null;
        if (!isOpen) {
            log.accept("Ignored a %s for the comm %s, which is not open."
                    .formatted(request.type(), CellComms.idOf(request)));
        }
        return isOpen;
    }

    private CellComms comms() throws Exception {
        return evaluator.get().kernel().comms();
    }

    private void handle(Message request, BiConsumer<CellComms, Message> handler) throws Exception {
        CellResult result =
                cells.handle(request, ready -> handler.accept(ready.kernel().comms(), request));
        if (result instanceof CellResult.Failure failed) {
            outbox.publish(request, "error", Outbox.error(failed.error()).without("status"));
        }
    }

    private void publishClose(Message request, String id) {
        ObjectNode content = Outbox.object().put("comm_id", id);
        outbox.publish(request, "comm_close", content.set("data", Outbox.object()));
    }

    /** Answers {@code comm_info_request}. A session that is still starting has no comms, so a front end need not wait for it. */
    ObjectNode info(JsonNode content) {
        ObjectNode reply = Outbox.ok();
        ObjectNode open = reply.putObject("comms");
        String target = content.path("target_name").asText("");
        if (evaluator.isDone()) {
            for (Comm comm : evaluator.join().kernel().comms()) {
                if (target.isEmpty() || target.equals(comm.getTargetName())) {
                    open.putObject(comm.getID()).put("target_name", comm.getTargetName());
                }
            }
        }
        return reply;
    }

    /** Tells the front end that all comms are closed, as the kernel ends. What a cell or handler does meanwhile cannot delay it. */
    void closeAll(Message request) {
        info(Outbox.object()).path("comms").fieldNames().forEachRemaining(id -> publishClose(request, id));
    }
}
