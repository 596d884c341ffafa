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

/** The near end of the pipes to a process that answers questions: many threads ask, and each waits for its own answer. */
final class Asking {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final AtomicLong asked = new AtomicLong();
    private final Map<Long, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();
    private volatile boolean hasEnded;

    /**
     * Begins to read answers.
     *
     * @param in what the other process prints
     * @param out what the other process reads
     */
    Asking(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = new DataOutputStream(new BufferedOutputStream(out));
        Thread reader = new Thread(this::read, "answers");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            for (Optional<Message> next = Message.read(in); next.isPresent(); next = Message.read(in)) {
                CompletableFuture<Message> asker = waiting.remove(next.get().number());
                if (asker != null) {
                    asker.complete(next.get());
                }
            }
        } catch (IOException closed) {
            // As at its end.
        } finally {
            hasEnded = true;
            waiting.values().forEach(Asking::disappoint);
        }
    }

    private static void disappoint(CompletableFuture<Message> asker) {
        asker.completeExceptionally(new IOException("The process has ended."));
    }

    /** Returns whether there will be no more answers. */
    boolean hasEnded() {
        return hasEnded;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws NoAnswerException if the other process says why there is none
     * @throws IOException if the other process has ended
     */
    byte[] ask(byte[] question) throws NoAnswerException, IOException, InterruptedException {
        long number = asked.incrementAndGet();
        CompletableFuture<Message> asker = new CompletableFuture<>();
        waiting.put(number, asker);
        try {
            if (hasEnded) {
                disappoint(asker);
            } else {
                new Message(number, false, question).writeTo(out);
            }
            Message answer = asker.get();
            if (answer.isFailure()) {
                throw new NoAnswerException(new String(answer.content(), StandardCharsets.UTF_8));
            }
            return answer.content();
        } catch (ExecutionException ended) {
            throw new IOException(ended.getCause().getMessage(), ended.getCause());
        } finally {
            waiting.remove(number);
        }
    }
}
