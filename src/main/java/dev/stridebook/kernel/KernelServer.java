package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.kernel.debug.Debugger;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelSockets;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.notebook.CellError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Answers a front end's messages. One thread handles the shell channel's messages in order; interrupt and shutdown
 * requests, which must not wait, are handled at once. Every request gets a reply followed by {@code idle}, even if it fails.
 */
final class KernelServer implements AutoCloseable {
    private final KernelSockets sockets;
    private final Outbox outbox;
    private final CellRequests cells;
    private final AssistRequests assist;
    private final CommRequests comms;
    private final ProcessUsage usage = new ProcessUsage();
    private final Debugger debugger;
    private final CompletableFuture<JavaEvaluator> evaluator;
    private final Consumer<String> log;
    private final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
    private final IdleMemory memory = new IdleMemory();
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private volatile Throwable failure;

    /**
     * @param evaluator may still be starting; only requests that need it wait
     * @param log gets one line per problem
     * @throws IOException if a port is already in use
     */
    KernelServer(ConnectionFile connection, CompletableFuture<JavaEvaluator> evaluator, Consumer<String> log)
            throws IOException {
        this.evaluator = evaluator;
        this.log = log;
        this.sockets = new KernelSockets(connection, this::received, log, this::broken);
        this.outbox = new Outbox(sockets);
        this.cells = new CellRequests(evaluator, outbox, requests);
        this.assist = new AssistRequests(evaluator);
        this.comms = new CommRequests(evaluator, cells, outbox, log);
        this.debugger =
                new Debugger(() -> evaluator.join().debugged(), event -> outbox.publish(null, "debug_event", event));
    }

    /**
     * Serves until a front end requests shutdown, or {@link #close} is called.
     *
     * @throws IOException if the sockets have failed; a kernel that cannot be reached must exit so that Jupyter starts a new one
     */
    void serve() throws IOException {
        sockets.start();
        outbox.publishStatus(null, "starting");
        Thread shell = new Thread(this::serveShell, "shell");
        shell.setDaemon(true);
        shell.start();
        awaitShutdown();
        if (failure != null) {
            throw new IOException("its connection to Jupyter has failed (" + failure + ")", failure);
        }
        debugger.close();
        sockets.close();
        evaluator.thenAccept(JavaEvaluator::close);
    }

    /** A cell may interrupt all threads there are. */
    private void awaitShutdown() {
        while (shutdown.getCount() > 0) {
            try {
                shutdown.await();
            } catch (InterruptedException e) {
                // Only a front end, or the end of the connection, ends the kernel.
            }
        }
    }

    @Override
    public void close() {
        shutdown.countDown();
    }

    private void broken(Throwable why) {
        failure = why;
        shutdown.countDown();
    }

    private void received(Channel channel, Message message) {
        switch (message.type()) {
            case "interrupt_request", "shutdown_request" -> handle(channel, message);
            case "debug_request" -> debugger.execute(() -> handle(channel, message));
            case "input_reply" -> cells.typed(message.content().path("value").asText());
            default -> {
                if (channel == Channel.SHELL) {
                    requests.add(message);
                } else if (channel == Channel.CONTROL && message.type().equals("kernel_info_request")) {
                    handle(channel, message);
                } else if (channel == Channel.CONTROL && message.type().equals("usage_request")) {
                    // Reading the machine's state may take longer than the sockets can wait.
                    CompletableFuture.runAsync(() -> handle(channel, message));
                } else {
                    log.accept("Ignored a %s on %s.".formatted(message.type(), channel));
                }
            }
        }
    }

    private void serveShell() {
        while (true) {
            try {
                Message request = requests.take();
                memory.busy();
                handle(Channel.SHELL, request);
            } catch (Throwable e) {
                // Memory ran out again while the error was being reported, or a cell interrupted all threads; the next
                // message is handled all the same.
            }
            memory.quiet();
        }
    }

    private void handle(Channel channel, Message request) {
        outbox.publishStatus(request, "busy");
        try {
            answer(channel, request);
        } catch (Throwable thrown) {
            Throwable e = thrown instanceof ExecutionException ? thrown.getCause() : thrown;
            log.accept("A " + request.type() + " failed: " + e);
            if (request.type().endsWith("_request")) {
                CellError error = CellError.of(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
                outbox.reply(channel, request, Outbox.error(error));
            }
        } finally {
            outbox.publishStatus(request, "idle");
            if (request.type().equals("shutdown_request")) {
                close();
            }
        }
    }

    private void answer(Channel channel, Message request) throws Exception {
        JsonNode content = request.content();
        switch (request.type()) {
            case "kernel_info_request" -> outbox.reply(channel, request, KernelInfo.content());
            case "execute_request" -> {
                // Taken before the reply: what a front end sends after it was not meant to wait for this cell.
                List<Message> behind = new ArrayList<>();
                cells.execute(request, () -> requests.drainTo(behind));
                abort(behind);
            }
            case "complete_request" -> outbox.reply(channel, request, assist.complete(content));
            case "inspect_request" -> outbox.reply(channel, request, assist.inspect(content));
            case "is_complete_request" -> outbox.reply(channel, request, assist.isComplete(content));
            case "history_request" -> outbox.reply(channel, request, cells.history(content));
            case "comm_info_request" -> outbox.reply(channel, request, comms.info(content));
            case "comm_open" -> comms.open(request);
            case "comm_msg" -> comms.message(request);
            case "comm_close" -> comms.close(request);
            case "usage_request" -> outbox.reply(channel, request, usage.content());
            case "debug_request" -> outbox.reply(channel, request, debugger.answer(content));
            case "interrupt_request" -> {
                cells.interrupt();
                debugger.release();
                outbox.reply(channel, request, Outbox.ok());
            }
            case "shutdown_request" -> {
                comms.closeAll(request);
                outbox.reply(
                        channel,
                        request,
                        Outbox.ok().put("restart", content.path("restart").asBoolean(false)));
            }
            default -> log.accept("Ignored a message of the unknown type " + request.type() + ".");
        }
    }

    /** After a failure, does not run the cells that were queued behind the failed one. */
    private void abort(List<Message> waiting) {
        for (Message request : waiting) {
            if (request.type().equals("execute_request")) {
                cells.abort(request);
            } else {
                handle(Channel.SHELL, request);
            }
        }
    }
}
