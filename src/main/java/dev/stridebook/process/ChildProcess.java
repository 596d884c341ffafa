package dev.stridebook.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.process.NoReplyException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that we started, and that replies to questions in {@link Frames}: to each in time, or to none any more, as a process that did
 * not is killed. Its end is {@link Frames#read} and {@link Frames#reply}.
 */
public final class ChildProcess implements AutoCloseable {
    /** A limit for questions that may take any time. */
    public static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** One that sends what nobody asked for has to wait. */
    private static final int MOST_ARRIVALS = 4;

    private static final Arrival END = new Arrival(null, "");

    private final Process process;
    private final Consumer<Process> killer;
    private final LastWords lastWords;
    private final Frames frames;
    private final Optional<Consumer<ObjectNode>> events;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(MOST_ARRIVALS);
    private final Thread reader = new Thread(this::read, "replies");
    private int asked;
    private NoReplyException failure;

    /** A frame, or why there will be no more. */
    private record Arrival(ObjectNode frame, String problem) {}

    private ChildProcess(
            Process process,
            Consumer<Process> killer,
            LastWords lastWords,
            FrameLimits limits,
            Optional<Consumer<ObjectNode>> events) {
        this.process = process;
        this.killer = killer;
        this.lastWords = lastWords;
        this.frames = new Frames(process.getInputStream(), process.getOutputStream(), limits, lastWords);
        this.events = events;
        reader.setDaemon(true);
        reader.start();
        process.onExit().thenRun(this::noteEnd);
    }

    /**
     * A process that runs what we trust. What it prints beside its frames is kept for its obituary.
     *
     * @param events gets each frame without a number, one after the other and before the reply that comes behind it
     */
    public static ChildProcess trusted(Process process, Consumer<ObjectNode> events) {
        LastWords lastWords = LastWords.of(process.getErrorStream());
        return new ChildProcess(process, Kill::process, lastWords, FrameLimits.ROOMY, Optional.of(events));
    }

    /**
     * A process that runs a stranger's code. Whatever it sends is a reply or breaks the rules; its error stream is left to the caller.
     *
     * @param longestReply in bytes
     * @param killer ends it and all that it started
     */
    public static ChildProcess untrusted(Process process, int longestReply, Consumer<Process> killer) {
        return new ChildProcess(process, killer, LastWords.none(), FrameLimits.strict(longestReply), Optional.empty());
    }

    private void read() {
        try {
            for (Optional<ObjectNode> frame = next(); frame.isPresent(); frame = next()) {
                if (events.isPresent() && !frame.get().has(Frames.NUMBER)) {
                    events.get().accept(frame.get());
                } else {
                    arrivals.put(new Arrival(frame.get(), ""));
                }
            }
            putLast(END);
        } catch (FrameException | RuntimeException unusable) {
            putLast(new Arrival(null, String.valueOf(unusable.getMessage())));
        } catch (IOException closed) {
            putLast(END);
        } catch (InterruptedException killed) {
            arrivals.offer(END);
        }
    }

    private void putLast(Arrival arrival) {
        try {
            arrivals.put(arrival);
        } catch (InterruptedException killed) {
            arrivals.offer(END);
        }
    }

    private Optional<ObjectNode> next() throws IOException, FrameException {
        while (true) {
            try {
                return frames.read();
            } catch (FrameException garbled) {
                if (events.isEmpty()) {
                    throw garbled;
                }
                // Native code printed into the midst of a long frame.
                lastWords.add(garbled.getMessage());
            }
        }
    }

    /** Programs that it started may keep its pipe open. What it wrote before its end is still on its way. */
    private void noteEnd() {
        try {
            reader.join(MOMENT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        arrivals.offer(END);
    }

    /** By which the system knows it. */
    public long pid() {
        return process.pid();
    }

    /**
     * Asks and waits for the reply.
     *
     * @param limit for the question to be read, and for the reply to come
     * @throws NoReplyException if there is none, now and for every question to come; the process is killed
     */
    public synchronized ObjectNode ask(ObjectNode question, Duration limit) throws NoReplyException {
        if (failure != null) {
            throw failure;
        }
        int number = ++asked;
        Arrival arrival;
        try {
            write(question.put(Frames.NUMBER, number), limit);
            arrival = arrivals.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fail(Reason.STOPPED, "the wait for its reply was interrupted");
        }
        if (arrival == null) {
            throw fail(Reason.LATE, "it did not reply within %d ms".formatted(limit.toMillis()));
        }
        if (arrival.frame() == null) {
            throw arrival.problem().isEmpty() ? fail(Reason.ENDED, obituary()) : fail(Reason.BROKEN, arrival.problem());
        }
        ObjectNode reply = arrival.frame();
        if (!reply.path(Frames.NUMBER).isInt() || reply.path(Frames.NUMBER).intValue() != number) {
            throw fail(Reason.BROKEN, "it is not the reply to this call");
        }
        return reply;
    }

    /** A process that does not read what it is asked must not make us wait for ever. */
    private void write(ObjectNode question, Duration limit) throws InterruptedException {
        Thread writer = new Thread(() -> tell(question), "question");
        writer.setDaemon(true);
        writer.start();
        writer.join(limit.toMillis());
    }

    /** Tells it something, to which there is no reply. */
    public void tell(ObjectNode frame) {
        try {
            frames.write(frame);
        } catch (IOException gone) {
            // That there is no reply says so.
        }
    }

    private NoReplyException fail(Reason reason, String message) {
        kill();
        failure = new NoReplyException(reason, message, lastWords());
        return failure;
    }

    private String obituary() {
        try {
            // The end of its output comes a little before its own.
            if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                return "it ended with " + Obituary.of(process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "it closed its pipe";
    }

    private String lastWords() {
        try {
            return lastWords.text(MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /**
     * Closes its input, upon which it ends by itself.
     *
     * @return whether it did
     */
    public boolean end(Duration limit) throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it at once. */
    public void kill() {
        killer.accept(process);
        reader.interrupt();
    }

    @Override
    public void close() {
        kill();
    }
}
