package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.process.ChildProcess;
import dev.stridebook.process.Frames;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.NoReplyException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A process that computes cases. One that dies or hangs over a case is started again for the next. */
final class Peer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Supplier<ProcessBuilder> command;
    private ChildProcess child;

    private Peer(Supplier<ProcessBuilder> command) {
        this.command = command;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static Peer pytorch(String python, String script) {
        return new Peer(() -> PythonWithTorch.process(List.of(python, script)));
    }

    /** A JVM that computes with this engine. */
    static Peer stridebook(String classPath, String engine) {
        return new Peer(() -> {
            ProcessBuilder builder = JavaCommand.with(classPath, Worker.class.getName(), List.of());
            builder.command().add(1, "-Dstridebook.engine=" + engine);
            return builder;
        });
    }

    /** Describes what it computes with, such as {@code oneDNN 3.11.0}. */
    String library() {
        try {
            return child().ask(Frames.frame().put("do", "hello"), LIMIT)
                    .path("library")
                    .asText();
        } catch (NoReplyException none) {
            throw new IllegalStateException(none.withLastWords(), none);
        }
    }

    /** Computes a case. The end of the process is an answer, too. */
    Answer answer(ObjectNode json) {
        try {
            ObjectNode frame = Frames.frame();
            frame.set("do", json);
            return new Answer(child().ask(frame, LIMIT));
        } catch (NoReplyException none) {
            close();
            return Answer.ofCrash(none.withLastWords());
        }
    }

    private synchronized ChildProcess child() {
        if (child == null) {
            try {
                child = ChildProcess.trusted(command.get().start(), event -> {});
            } catch (IOException notStarted) {
                throw new IllegalStateException(notStarted.getMessage(), notStarted);
            }
        }
        return child;
    }

    @Override
    public synchronized void close() {
        if (child != null) {
            child.close();
            child = null;
        }
    }
}
