package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.process.FrameException;
import dev.stridebook.process.FrameLimits;
import dev.stridebook.process.Frames;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The process that {@link EvaluatorProcess} starts: runs the cells it receives, and ends when its parent does. */
final class EvaluatorMain {
    private final Frames parent = new Frames(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), FrameLimits.ROOMY);

    private EvaluatorMain() {}

    /** @param args names of classes to load while JShell starts */
    public static void main(String[] args) {
        try {
            new EvaluatorMain().serve(args);
            // Threads that cells left running must not keep the process alive.
            Runtime.getRuntime().halt(0);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void load(String[] classes) {
        try {
            for (String name : classes) {
                Class.forName(name);
            }
        } catch (ClassNotFoundException | LinkageError failure) {
            // The first cell that needs it fails again, and tells.
        }
    }

    private void serve(String[] classes) throws IOException, FrameException {
        CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> load(classes));
        JavaEvaluator evaluator = JavaEvaluator.start();
        // Classes that refer to each other may not be initialised by two threads at once.
        loading.join();
        for (Optional<ObjectNode> frame = parent.read(); frame.isPresent(); frame = parent.read()) {
            obey(frame.get(), evaluator);
        }
    }

    private void obey(ObjectNode frame, JavaEvaluator evaluator) {
        switch (frame.path("do").asText()) {
            case "start" -> reply(frame, Frames.frame());
            case "interrupt" -> evaluator.interrupt();
            default -> {
                // On a separate thread, since an interrupt may arrive meanwhile.
                Thread cell = new Thread(() -> reply(frame, EvaluatorMessages.result(evaluate(frame, evaluator))));
                cell.setDaemon(true);
                cell.start();
            }
        }
    }

    private CellResult evaluate(ObjectNode question, JavaEvaluator evaluator) {
        int cell = question.path("cell").asInt();
        return evaluator.evaluate(question.path("source").asText(), cell, new ParentIo(cell));
    }

    private void reply(ObjectNode question, ObjectNode reply) {
        try {
            parent.reply(question, reply);
        } catch (IOException gone) {
            // The parent is gone; the end of its requests ends this process.
        }
    }

    private final class ParentIo implements CellIo {
        private final int cell;

        ParentIo(int cell) {
            this.cell = cell;
        }

        private void send(ObjectNode event) {
            try {
                parent.write(event.put("cell", cell));
            } catch (IOException gone) {
                // As above.
            }
        }

        @Override
        public void stream(String name, String text) {
            send(EvaluatorMessages.event("stream").put("name", name).put("text", text));
        }

        @Override
        public void display(MimeBundle bundle, String displayId) {
            send(EvaluatorMessages.withBundle(EvaluatorMessages.event("display").put("id", displayId), bundle));
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            send(EvaluatorMessages.withBundle(EvaluatorMessages.event("update").put("id", displayId), bundle));
        }

        @Override
        public void clear(boolean wait) {
            send(EvaluatorMessages.event("clear").put("wait", wait));
        }

        @Override
        public String readLine() throws IOException {
            throw new IOException(say("This notebook runs without a user, so a cell cannot read from System.in."));
        }
    }
}
