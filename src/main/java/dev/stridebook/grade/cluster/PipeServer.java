package dev.stridebook.grade.cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Replies to the {@link PipeClient} of the process that started this one, to each request in a thread of its own, until that is gone. */
final class PipeServer {
    private PipeServer() {}

    /** Replies to a request. */
    @FunctionalInterface
    interface Handler {
        /** @throws Exception whose message tells the client what failed */
        byte[] reply(byte[] request) throws Exception;
    }

    /**
     * Replies to what this process reads from its standard input. Everything else that it prints goes to standard error.
     *
     * @throws IOException if the input is no messages
     */
    static void serve(Handler handler) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "request");
            thread.setDaemon(true);
            return thread;
        });
        for (Optional<PipeMessage> next = PipeMessage.read(in); next.isPresent(); next = PipeMessage.read(in)) {
            PipeMessage request = next.get();
            threads.execute(() -> reply(request, handler, out));
        }
    }

    private static void reply(PipeMessage request, Handler handler, DataOutputStream out) {
        PipeMessage reply;
        try {
            reply = new PipeMessage(request.number(), false, handler.reply(request.content()));
        } catch (Throwable failure) {
            reply = new PipeMessage(request.number(), true, reason(failure).getBytes(StandardCharsets.UTF_8));
        }
        try {
            reply.writeTo(out);
        } catch (IOException gone) {
            // Nobody waits for it.
        }
    }

    /** Returns its message, and that of what it began with, which often says more. */
    private static String reason(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String cause = String.valueOf(first.getMessage());
        return first == failure || message.contains(cause) ? message : message + " " + first;
    }
}
