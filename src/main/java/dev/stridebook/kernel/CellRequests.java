package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Answers {@code execute_request} and {@code history_request}: runs cells, counts and remembers them. */
final class CellRequests {
    private final CompletableFuture<JavaEvaluator> evaluator;
    private final Outbox outbox;
    private final Collection<Message> waiting;
    private final CellHistory history = new CellHistory();
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private int executionCount;
    private boolean isRunning;
    private boolean isInterrupted;

    /** @param waiting the messages that are to be handled later */
    CellRequests(CompletableFuture<JavaEvaluator> evaluator, Outbox outbox, Collection<Message> waiting) {
        this.evaluator = evaluator;
        this.outbox = outbox;
        this.waiting = waiting;
    }

    /** Passes on a line that the user typed for a cell that asked for input. */
    void typed(String line) {
        typed.add(line);
    }

    /** Stops the running cell, including one that still waits for the evaluator to start. */
    synchronized void interrupt() {
        if (isRunning) {
            isInterrupted = true;
            evaluator.thenAccept(JavaEvaluator::interrupt);
        }
    }

    private synchronized void begin() {
        isRunning = true;
        isInterrupted = false;
        typed.clear();
    }

    private synchronized void end() {
        isRunning = false;
    }

    private synchronized boolean isInterrupted() {
        return isInterrupted;
    }

    /**
     * Runs a cell and sends the reply.
     *
     * @param onFailure is run before the reply if the cell fails and those behind it must not run
     */
    void execute(Message request, Runnable onFailure) throws Exception {
        JsonNode content = request.content();
        String code = content.path("code").asText("");
        boolean isSilent = content.path("silent").asBoolean(false);
        boolean isCounted = !isSilent && content.path("store_history").asBoolean(true);
        int number = isCounted ? ++executionCount : Math.max(1, executionCount);
        if (!isSilent) {
            outbox.publish(
                    request, "execute_input", Outbox.object().put("code", code).put("execution_count", number));
        }
        begin();
        try {
            Optional<String> name = HelpQuestion.in(code);
            if (name.isPresent()) {
                replyHelp(request, name.get(), number);
            } else {
                run(request, code, number, isSilent, isCounted, onFailure);
            }
        } finally {
            end();
        }
    }

    /**
     * Runs what is no cell, such as the handler of a comm's message, as a cell runs: its output goes to the front end as the message's,
     * and an interrupt reaches it.
     */
    CellResult handle(Message request, Consumer<JavaEvaluator> handler) throws Exception {
        begin();
        try {
            JavaEvaluator ready = evaluator.get();
            return isInterrupted()
                    ? new CellResult.Failure(CellErrors.interrupted())
                    : ready.handle(
                            () -> handler.accept(ready),
                            Math.max(1, executionCount),
                            new FrontEnd(request, outbox, waiting, typed, false));
        } finally {
            end();
        }
    }

    private void run(Message request, String code, int number, boolean isSilent, boolean isCounted, Runnable onFailure)
            throws Exception {
        JsonNode content = request.content();
        CellResult result =
                evaluate(request, code, number, content.path("allow_stdin").asBoolean(false));
        String shown = "";
        if (result instanceof CellResult.Failure failed) {
            if (content.path("stop_on_error").asBoolean(true)) {
                onFailure.run();
            }
            ObjectNode error = Outbox.error(failed.error());
            outbox.publish(request, "error", error.deepCopy().without("status"));
            outbox.reply(Channel.SHELL, request, error.put("execution_count", number));
        } else {
            if (result instanceof CellResult.Value value && !isSilent) {
                shown = value.bundle().data().get(MimeBundle.TEXT);
                outbox.publish(
                        request,
                        "execute_result",
                        FrontEnd.content(value.bundle()).put("execution_count", number));
            }
            ObjectNode reply = Outbox.ok().put("execution_count", number);
            reply.putArray("payload");
            reply.set("user_expressions", evaluateAll(content.path("user_expressions"), request, number));
            outbox.reply(Channel.SHELL, request, reply);
        }
        if (isCounted) {
            history.add(number, code, shown);
        }
    }

    private CellResult evaluate(Message request, String code, int number, boolean mayAsk) throws Exception {
        JavaEvaluator ready = evaluator.get();
        // The evaluator forgets an interrupt that comes before its cell.
        return isInterrupted()
                ? new CellResult.Failure(CellErrors.interrupted())
                : ready.evaluate(code, number, new FrontEnd(request, outbox, waiting, typed, mayAsk));
    }

    private ObjectNode evaluateAll(JsonNode expressions, Message request, int number) throws Exception {
        ObjectNode results = Outbox.object();
        for (var expression : expressions.properties()) {
            CellResult result = evaluate(request, expression.getValue().asText(), number, false);
            if (result instanceof CellResult.Failure failed) {
                results.set(expression.getKey(), Outbox.error(failed.error()));
            } else {
                MimeBundle bundle = result instanceof CellResult.Value value ? value.bundle() : MimeBundle.text("");
                results.set(expression.getKey(), FrontEnd.content(bundle).put("status", "ok"));
            }
        }
        return results;
    }

    /** Replies with help, which the front end shows in a separate pane. */
    private void replyHelp(Message request, String name, int number) throws Exception {
        Optional<MimeBundle> help = evaluator.get().assist().inspect(name, name.length(), false);
        if (help.isEmpty()) {
            ObjectNode error = Outbox.error(CellError.of(
                    "NotFound",
                    say("Nothing is known about %s. Is it spelled correctly, and has its cell been run?", name)));
            outbox.publish(request, "error", error.deepCopy().without("status"));
            outbox.reply(Channel.SHELL, request, error.put("execution_count", number));
            return;
        }
        ObjectNode reply = Outbox.ok().put("execution_count", number);
        ObjectNode page =
                reply.putArray("payload").addObject().put("source", "page").put("start", 0);
        page.putObject("data").put(MimeBundle.TEXT, help.get().data().get(MimeBundle.TEXT));
        reply.putObject("user_expressions");
        outbox.reply(Channel.SHELL, request, reply);
    }

    /** Reports that a cell will not run because one before it failed. */
    void abort(Message request) {
        outbox.publishStatus(request, "busy");
        outbox.reply(
                Channel.SHELL,
                request,
                Outbox.object().put("status", "aborted").put("execution_count", executionCount));
        outbox.publishStatus(request, "idle");
    }

    ObjectNode history(JsonNode content) {
        return (ObjectNode) Outbox.ok().set("history", history.answer(content));
    }
}
