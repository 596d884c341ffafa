package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.answer.UnusableResultException;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.handin.SafeText;
import dev.stridebook.process.ChildProcess;
import dev.stridebook.process.NoReplyException;
import dev.stridebook.process.PrintedOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A process with answers, as the grader sees it. It replies to each request in time, or it has failed for good. Whatever it sends
 * is treated as data about its own answers and nothing else.
 */
final class AnswerProcess implements AutoCloseable {
    private final ChildProcess child;
    private final PrintedOutput output;
    private RuntimeException failure;

    /** @param sandbox the sandbox that the process runs in */
    AnswerProcess(Process process, Sandbox sandbox, Limits limits) {
        this.child = ChildProcess.untrusted(process, limits.replyBytes(), sandbox::kill);
        this.output = PrintedOutput.of(process.getErrorStream(), limits.outputBytes());
    }

    /** Returns whether it still responds. */
    boolean isAlive() {
        return failure == null;
    }

    /**
     * Sends a request and waits for the reply.
     *
     * @param late message of the failure if there is no reply within the limit
     * @throws ChildFailure if there is no valid reply, now and for every later request
     * @throws MachineFailure if that is not the answer's fault
     * @throws NotAnsweredYetException if the process replies that the exercise is not answered
     * @throws ReportedException if the requested work threw an exception
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
                case LATE -> ChildFailure.timeout(late);
                case BROKEN -> new ChildFailure("Broken reply", none.getMessage());
                case KILLED -> MachineFailure.killed(none.getMessage());
                case TOO_LARGE -> new MachineFailure(none.getMessage());
                case STOPPED -> new MachineFailure(say("grading was stopped"));
            };
            throw failure;
        }
    }

    private static ObjectNode checked(ObjectNode reply) {
        if (reply.path("notAnswered").asBoolean()) {
            throw new NotAnsweredYetException();
        }
        if (reply.path("unusable").isTextual()) {
            throw new UnusableResultException(
                    SafeText.line(reply.path("unusable").textValue(), 300));
        }
        if (reply.has("raised")) {
            JsonNode message = reply.path("raised").path("message");
            JsonNode place = reply.path("raised").path("place");
            throw new ReportedException(
                    SafeText.line(reply.path("raised").path("type").asText(), 80),
                    message.isTextual() ? SafeText.lines(message.textValue(), 2000) : null,
                    place.isTextual() ? Optional.of(SafeText.line(place.textValue(), 120)) : Optional.empty());
        }
        return reply;
    }

    /** Kills the process and makes every later request fail the same way. */
    RuntimeException failLate(String message) {
        if (failure == null) {
            failure = ChildFailure.timeout(message);
        }
        child.kill();
        return failure;
    }

    /** Ends the process and returns its output, as far as it is kept. */
    String output() {
        child.kill();
        String text = output.text();
        close();
        return text;
    }

    /** Lets the process end by itself and returns whether it did within the limit. */
    boolean end(Duration limit) throws IOException, InterruptedException {
        return child.end(limit);
    }

    @Override
    public void close() {
        child.close();
    }
}
