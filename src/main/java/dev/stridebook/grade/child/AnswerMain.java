package dev.stridebook.grade.child;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Checkers;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.MemoryCompiler;
import dev.stridebook.course.answer.MemoryCompiler.Compiled;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.grade.wire.CompiledFile;
import dev.stridebook.process.FrameException;
import dev.stridebook.process.FrameLimits;
import dev.stridebook.process.Frames;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The main class of the process in which answers run. It keeps the answers, calls them when the grader asks, and knows nothing
 * worth stealing: neither the graded tests nor what they expect. Output of the answers goes to standard error.
 */
public final class AnswerMain {
    private static final int LONGEST_REQUEST = 256 << 20;
    /** Enough stack for recursive answers, but bounded. */
    private static final long STACK_BYTES = 8L << 20;

    private final Frames grader = new Frames(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            FrameLimits.strict(LONGEST_REQUEST));
    private final Answers answers = new Answers();
    private final Cells cells = new Cells();

    private AnswerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        AnswerMain main = new AnswerMain();
        System.setOut(System.err);
        System.setIn(InputNobodyGives.STREAM);
        Checkers.install(main.answers);
        Thread thread = new Thread(null, main::serve, "answers", STACK_BYTES);
        thread.start();
        thread.join();
        if (arguments.length == 0) {
            // No thread or shutdown hook of an answer can keep the process alive.
            Runtime.getRuntime().halt(0);
        }
        // A rehearsal runs no answers; the JVM archives its classes when it exits.
        System.exit(0);
    }

    private void serve() {
        try {
            for (Optional<ObjectNode> request = grader.read(); request.isPresent(); request = grader.read()) {
                grader.reply(request.get(), obey(request.get()));
            }
        } catch (IOException | FrameException graderIsGone) {
            // The grader is gone, so there is nobody to reply to.
        }
    }

    private static Compiled compiled(ObjectNode request) throws DoesNotCompileException, UnusableAnswerException {
        Map<String, String> others = new LinkedHashMap<>();
        request.path("others")
                .properties()
                .forEach(file -> others.put(file.getKey(), file.getValue().asText()));
        return MemoryCompiler.compile(
                request.path("file").asText(), request.path("source").asText(), others);
    }

    private void check(ObjectNode request) throws CellFailure, ReflectiveOperationException {
        Exercise<?> exercise =
                (Exercise<?>) Class.forName(request.path("exercise").asText())
                        .getField("EXERCISE")
                        .get(null);
        Answers.Check check = () -> cells.check(
                exercise,
                request.path("class").asText(),
                request.path("source").asText(),
                request.path("count").asInt(),
                answers);
        if (request.path("declared").asBoolean()) {
            answers.declaring(check);
        } else {
            check.run();
        }
    }

    private ObjectNode obey(ObjectNode request) {
        ObjectNode reply = Frames.frame();
        try {
            switch (request.path("do").asText()) {
                case "compile" -> CompiledFile.write(compiled(request), reply);
                case "java" ->
                    answers.addAll(
                            request.path("file").asText(),
                            CompiledFile.isIn(request) ? CompiledFile.read(request) : compiled(request));
                case "begin cells" -> cells.begin();
                case "cell" ->
                    cells.run(
                            request.path("source").asText(),
                            request.path("count").asInt());
                case "check" -> check(request);
                case "answers" -> answers.list(reply.putArray("answers"));
                case "forget" -> answers.clear();
                case "call" -> reply.set("value", answers.call(request));
                case "probe" -> Probe.run(request, reply);
                default -> throw new IllegalArgumentException("Unknown request: " + request.path("do"));
            }
        } catch (Throwable raised) {
            return Raised.describe(raised);
        }
        return reply;
    }
}
