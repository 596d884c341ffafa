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

/** The far end of the pipes: answers the questions of {@link Asking}, each in a thread of its own, until the asker is gone. */
final class Answering {
    private Answering() {}

    /** Answers a question. */
    @FunctionalInterface
    interface Answerer {
        /** @throws Exception whose message tells the asker why there is no answer */
        byte[] answer(byte[] question) throws Exception;
    }

    /** Answers what this process reads from its standard input. Everything else that it prints goes to standard error. */
    static void serve(Answerer answerer) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "answer");
            thread.setDaemon(true);
            return thread;
        });
        for (Optional<Message> next = Message.read(in); next.isPresent(); next = Message.read(in)) {
            Message question = next.get();
            threads.execute(() -> answer(question, answerer, out));
        }
    }

    private static void answer(Message question, Answerer answerer, DataOutputStream out) {
        Message answer;
        try {
            answer = new Message(question.number(), false, answerer.answer(question.content()));
        } catch (Throwable failure) {
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            answer = new Message(question.number(), true, reason.getBytes(StandardCharsets.UTF_8));
        }
        try {
            answer.writeTo(out);
        } catch (IOException gone) {
            // Nobody waits for it.
        }
    }
}
