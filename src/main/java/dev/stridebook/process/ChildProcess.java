package dev.stridebook.process;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.process.NoReplyException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that we started and that replies to requests in {@link Frames}. A process that does not reply in time is killed. The
 * process itself uses {@link Frames#read} and {@link Frames#reply}.
 */
public final class ChildProcess implements AutoCloseable {
    /** The limit for requests that may take any time. */
    public static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** Events that nobody has taken yet block the process. */
    private static final int MOST_ARRIVALS = 4;

    private static final Arrival END = new Arrival(null, "", Reason.ENDED);

    private final Process process;
    private final Consumer<Process> killer;
    private final LastWords lastWords;
    private final Frames frames;
    private final Optional<Consumer<ObjectNode>> events;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(MOST_ARRIVALS);
    /** Of an untrusted process, one reply is read for each request: what it sends before it is asked stays in its pipe. */
    private final Semaphore repliesDue = new Semaphore(0);

    private final Thread reader = new Thread(this::read, "replies");
    private int asked;
    private NoReplyException failure;

    /** A frame, or the reason why there will be no more. */
    private record Arrival(ObjectNode frame, String problem, Reason reason) {}

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
     * Wraps a process that runs trusted code. The last lines it prints besides its frames are kept for error messages.
     *
     * @param events gets each frame without a number, in order, before the reply that follows it
     */
    public static ChildProcess trusted(Process process, Consumer<ObjectNode> events) {
        LastWords lastWords = LastWords.of(process.getErrorStream());
        return new ChildProcess(process, Kill::process, lastWords, FrameLimits.ROOMY, Optional.of(events));
    }

    /**
     * Wraps a process that runs untrusted code. Anything it sends that is not a reply is an error; its error stream is left to the caller.
     *
     * @param longestReply the limit for a reply, in bytes
     * @param killer kills the process and everything it started
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
                    arrivals.put(new Arrival(frame.get(), "", Reason.ENDED));
                }
            }
            putLast(END);
        } catch (FrameException | RuntimeException unusable) {
            putLast(new Arrival(null, String.valueOf(unusable.getMessage()), Reason.BROKEN));
        } catch (OutOfMemoryError | StackOverflowError tooLarge) {
            putLast(new Arrival(null, say("there is too little memory to read its reply"), Reason.TOO_LARGE));
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

    private Optional<ObjectNode> next() throws IOException, FrameException, InterruptedException {
        if (events.isEmpty()) {
            repliesDue.acquire();
        }
        while (true) {
            try {
                return frames.read();
            } catch (FrameException garbled) {
                if (events.isEmpty()) {
                    throw garbled;
                }
                // Native code printed into the middle of a long frame.
                lastWords.add(garbled.getMessage());
            }
        }
    }

    /** Needed because programs that it started may keep its pipe open. What it wrote before its end may still arrive. */
    private void noteEnd() {
        try {
            reader.join(MOMENT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        arrivals.offer(END);
    }

    /** Returns its process id. */
    public long pid() {
        return process.pid();
    }

    /**
     * Sends a request and waits for the reply.
     *
     * @param limit the time for the request to be read and the reply to arrive
     * @throws NoReplyException if there is no reply; the process is killed, and every later request fails as well
     */
    public synchronized ObjectNode ask(ObjectNode question, Duration limit) throws NoReplyException {
        if (failure != null) {
            throw failure;
        }
        int number = ++asked;
        Arrival arrival;
        try {
            long start = System.nanoTime();
            repliesDue.release();
            write(question.put(Frames.NUMBER, number), limit);
            long written = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            arrival = arrivals.poll(limit.toMillis() - written, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fail(Reason.STOPPED, say("the wait for its reply was interrupted"));
        }
        if (arrival == null) {
            throw fail(Reason.LATE, say("it did not reply within %d ms", limit.toMillis()));
        }
        if (arrival.frame() == null) {
            throw arrival.reason() == Reason.ENDED ? ended() : fail(arrival.reason(), arrival.problem());
        }
        ObjectNode reply = arrival.frame();
        if (!reply.path(Frames.NUMBER).isInt() || reply.path(Frames.NUMBER).intValue() != number) {
            throw fail(Reason.BROKEN, say("it is not the reply to this call"));
        }
        return reply;
    }

    /** A process that does not read its requests must not block us forever. */
    private void write(ObjectNode question, Duration limit) throws InterruptedException {
        Thread writer = new Thread(() -> tell(question), "question");
        writer.setDaemon(true);
        writer.start();
        writer.join(limit.toMillis());
    }

    /** Sends a message that has no reply. */
    public void tell(ObjectNode frame) {
        try {
            frames.write(frame);
        } catch (IOException gone) {
            // The missing reply will show it.
        }
    }

    private NoReplyException fail(Reason reason, String message) {
        kill();
        failure = new NoReplyException(reason, message, lastWords());
        return failure;
    }

    private NoReplyException ended() {
        try {
            // Its output ends slightly before the process does.
            if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                int code = process.exitValue();
                return fail(
                        Obituary.isKilled(code) ? Reason.KILLED : Reason.ENDED,
                        say("it ended with %s", Obituary.of(code)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return fail(Reason.ENDED, say("it closed its pipe"));
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
     * Closes its input, so that it ends by itself.
     *
     * @return whether it ended
     */
    public boolean end(Duration limit) throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Kills it. What it has printed can still be read. */
    public void kill() {
        killer.accept(process);
        reader.interrupt();
    }

    /** Kills it and closes its streams, which programs it started may keep open. */
    @Override
    public void close() {
        kill();
        process.destroyForcibly();
    }
}
