package dev.stridebook.grade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.process.ChildProcess;
import dev.stridebook.process.NoReplyException;
import java.io.IOException;
import java.time.Duration;

/**
 * A process with answers, seen from the grader: it is asked, and gives a reply in time or has failed for good. Whatever it
 * sends is data about its own answers; nothing that it sends can mean anything else.
 */
final class AnswerProcess implements AutoCloseable {
    private final ChildProcess child;
    private final PrintedOutput output;
    private ChildFailure failure;

    /** @param sandbox in which the process runs */
    AnswerProcess(Process process, Sandbox sandbox, Limits limits) {
        this.child = ChildProcess.untrusted(process, limits.replyBytes(), sandbox::kill);
        this.output = PrintedOutput.of(process.getErrorStream(), limits.outputBytes());
    }

    /** Whether it still answers. */
    boolean isAlive() {
        return failure == null;
    }

    /**
     * Asks and waits for the reply.
     *
     * @param late what to say if it does not come within the limit
     * @throws ChildFailure if there is none, now and for every question to come
     * @throws NotAnsweredYetException if that is the reply
     * @throws ReportedException if what was asked for ended with an exception
     */
    synchronized ObjectNode ask(ObjectNode request, Duration limit, String late) {
        if (failure != null) {
            throw failure;
        }
        try {
            return checked(child.ask(request, limit));
        } catch (NoReplyException none) {
            failure = switch (none.reason()) {
                case ENDED -> new ChildFailure("Process ended", none.getMessage());
                case LATE -> new ChildFailure("Timeout", late);
                case BROKEN -> new ChildFailure("Broken reply", none.getMessage());
                case STOPPED -> new ChildFailure("Stopped", "grading was stopped");
            };
            throw failure;
        }
    }

    private static ObjectNode checked(ObjectNode reply) {
        if (reply.path("notAnswered").asBoolean()) {
            throw new NotAnsweredYetException();
        }
        if (reply.has("raised")) {
            JsonNode message = reply.path("raised").path("message");
            throw new ReportedException(
                    SafeText.line(reply.path("raised").path("type").asText(), 80),
                    message.isTextual() ? SafeText.lines(message.textValue(), 2000) : null);
        }
        return reply;
    }

    /** Gives it up: what it did not answer in time, or not properly, it will not get to answer. */
    ChildFailure fail(String type, String message) {
        if (failure == null) {
            failure = new ChildFailure(type, message);
        }
        child.kill();
        return failure;
    }

    /** What it printed, so far as it is kept. Ends it. */
    String output() {
        close();
        return output.text();
    }

    /** Lets it end by itself. */
    boolean end(Duration limit) throws IOException, InterruptedException {
        return child.end(limit);
    }

    @Override
    public void close() {
        child.kill();
    }
}
