package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.grade.wire.Frames;
import dev.stridebook.grade.wire.WireException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process with answers, seen from the grader: it is asked, and gives a reply in time or has failed for good. Whatever it
 * sends is data about its own answers; nothing that it sends can mean anything else.
 */
final class Child implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final Sandbox sandbox;
    private final Limits limits;
    private final Output output;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(4);
    private int asked;
    private ChildFailure failure;

    /** A frame, or why there will be no more. */
    private record Arrival(ObjectNode frame, String problem) {}

    /** @param sandbox in which the process runs */
    Child(Process process, Sandbox sandbox, Limits limits) {
        this.process = process;
        this.sandbox = sandbox;
        this.limits = limits;
        this.output = Output.of(process.getErrorStream(), limits.outputBytes());
        Thread reader = new Thread(this::read, "replies of answers");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        Frames frames = new Frames(process.getInputStream(), limits.replyBytes());
        try {
            while (true) {
                Optional<ObjectNode> frame = frames.read();
                if (frame.isEmpty()) {
                    arrivals.put(new Arrival(null, ""));
                    return;
                }
                arrivals.put(new Arrival(frame.get(), ""));
            }
        } catch (WireException garbled) {
            offerLast(garbled.getMessage());
        } catch (IOException closed) {
            offerLast("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void offerLast(String problem) {
        try {
            arrivals.put(new Arrival(null, problem));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it still answers. */
    boolean isAlive() {
        return failure == null;
    }

    /** Why it does not answer any more, if so. */
    Optional<ChildFailure> failure() {
        return Optional.ofNullable(failure);
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
        int number = ++asked;
        Arrival arrival;
        try {
            send(request.put("n", number), limit);
            arrival = arrivals.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fail("Stopped", "grading was stopped");
        }
        if (arrival == null) {
            throw fail("Timeout", late);
        }
        if (arrival.frame() == null) {
            throw arrival.problem().isEmpty() ? died() : fail("Broken reply", arrival.problem());
        }
        ObjectNode reply = arrival.frame();
        if (!reply.path("n").isInt() || reply.path("n").intValue() != number) {
            throw fail("Broken reply", "it is not the reply to this call");
        }
        return checked(reply);
    }

    /** A process that does not read what it is asked must not make us wait for ever. */
    private void send(ObjectNode request, Duration limit) throws InterruptedException {
        Thread writer = new Thread(
                () -> {
                    try {
                        Frames.write(process.getOutputStream(), request);
                    } catch (IOException gone) {
                        // That there is no reply says so.
                    }
                },
                "question to answers");
        writer.setDaemon(true);
        writer.start();
        writer.join(limit.toMillis());
    }

    private static ObjectNode checked(ObjectNode reply) {
        if (reply.path("notAnswered").asBoolean()) {
            throw new NotAnsweredYetException();
        }
        if (reply.has("raised")) {
            throw new ReportedException(
                    SafeText.line(reply.path("raised").path("type").asText(), 80),
                    reply.path("raised").path("message").isTextual()
                            ? SafeText.lines(
                                    reply.path("raised").path("message").textValue(), 2000)
                            : null);
        }
        return reply;
    }

    /** Gives it up: what it did not answer in time, or not properly, it will not get to answer. */
    ChildFailure fail(String type, String message) {
        if (failure == null) {
            failure = new ChildFailure(type, message);
        }
        sandbox.kill(process);
        return failure;
    }

    private ChildFailure died() {
        int code = -1;
        try {
            // The end of its output comes a little before its own.
            if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                code = process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return fail("Process ended", code < 0 ? "it closed its pipe" : "it ended with %s".formatted(ending(code)));
    }

    private static String ending(int code) {
        return switch (code) {
            case 134 -> "a crash in native code";
            case 137 -> "a kill: too much memory or processor time";
            case 152 -> "a kill: too much processor time";
            case 139, 136 -> "a crash in native code";
            default -> "exit code " + code;
        };
    }

    /** What it printed, so far as it is kept. Ends it. */
    String output() {
        close();
        return output.text();
    }

    @Override
    public void close() {
        sandbox.kill(process);
        arrivals.clear();
    }
}
