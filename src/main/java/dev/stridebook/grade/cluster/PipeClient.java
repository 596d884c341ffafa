package dev.stridebook.grade.cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** Sends requests to the {@link PipeServer} of another process. Many threads do so at a time, and each waits for its own reply. */
final class PipeClient {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final AtomicLong sent = new AtomicLong();
    private final Map<Long, CompletableFuture<PipeMessage>> pending = new ConcurrentHashMap<>();
    private volatile boolean hasEnded;

    /**
     * Begins to read replies.
     *
     * @param in what the other process prints
     * @param out what the other process reads
     */
    PipeClient(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = new DataOutputStream(new BufferedOutputStream(out));
        Thread reader = new Thread(this::read, "replies");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            for (Optional<PipeMessage> next = PipeMessage.read(in); next.isPresent(); next = PipeMessage.read(in)) {
                CompletableFuture<PipeMessage> waiting =
                        pending.remove(next.get().number());
                if (waiting != null) {
                    waiting.complete(next.get());
                }
            }
        } catch (IOException closed) {
            // As at its end.
        } finally {
            hasEnded = true;
            pending.values().forEach(PipeClient::fail);
        }
    }

    private static void fail(CompletableFuture<PipeMessage> waiting) {
        waiting.completeExceptionally(new IOException("The process has ended."));
    }

    /** Returns whether there will be no more replies. */
    boolean hasEnded() {
        return hasEnded;
    }

    /**
     * Sends a request and waits for the reply.
     *
     * @throws RemoteFailureException if the other process replies why it failed
     * @throws IOException if the other process has ended
     */
    byte[] call(byte[] request) throws RemoteFailureException, IOException, InterruptedException {
        long number = sent.incrementAndGet();
        CompletableFuture<PipeMessage> waiting = new CompletableFuture<>();
        pending.put(number, waiting);
        try {
            if (hasEnded) {
                fail(waiting);
            } else {
                new PipeMessage(number, false, request).writeTo(out);
            }
            PipeMessage reply = waiting.get();
            if (reply.isFailure()) {
                throw new RemoteFailureException(new String(reply.content(), StandardCharsets.UTF_8));
            }
            return reply.content();
        } catch (ExecutionException ended) {
            throw new IOException(ended.getCause().getMessage(), ended.getCause());
        } finally {
            pending.remove(number);
        }
    }
}
